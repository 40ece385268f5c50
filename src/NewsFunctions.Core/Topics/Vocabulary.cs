using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace NewsFunctions.Topics;

/// <summary>How sure a form names its topic.</summary>
internal enum FormStrength
{
    Sure,

    /// <summary>People or things of a place: <c>Korean</c>.</summary>
    Demonym,

    /// <summary>Often something else; counts only beside a sure form of the same topic.</summary>
    Weak,
}

/// <summary>A form of a name.</summary>
internal sealed record TopicForm(Topic Topic, FormStrength Strength);

/// <summary>The topics that are known by name, every form a text names them by, and the words that tell names from other words.</summary>
public sealed class Vocabulary
{
    private static readonly Lazy<Vocabulary> Shipped = new(static () => Load(VocabularyFiles.Shipped()).Vocabulary!);

    private readonly Dictionary<string, Topic> bySlug;
    private readonly Dictionary<string, Topic> byName;
    private readonly Dictionary<string, string> slugs = new(StringComparer.Ordinal);
    private readonly List<(string Text, string Key, TopicForm Form)> read;
    private readonly Lazy<FrozenDictionary<string, Topic>> byAliasSlug;
    private readonly Lazy<FormTable> capitals;
    private readonly Lazy<Dictionary<string, Topic?>> byFamilyName;
    private readonly Dictionary<string, string> topLevels = new(StringComparer.Ordinal);
    private readonly FormTable names;
    private readonly FormTable subjects;

    private Vocabulary(int rows)
    {
        (bySlug, byName) = (new Dictionary<string, Topic>(rows, StringComparer.Ordinal), new Dictionary<string, Topic>(rows, StringComparer.Ordinal));
        (names, subjects, read) = (new FormTable(3 * rows), new FormTable(rows), new List<(string, string, TopicForm)>(3 * rows));

        // Few texts are in capitals and few requests name an alias: what serves those is made when the first comes.
        byAliasSlug = new Lazy<FrozenDictionary<string, Topic>>(AliasSlugs);
        capitals = new Lazy<FormTable>(Capitals);
        byFamilyName = new Lazy<Dictionary<string, Topic?>>(FamilyNames);
    }

    /// <summary>The one that ships with the product.</summary>
    public static Vocabulary BuiltIn => Shipped.Value;

    /// <summary>Changes with any change of its files, and is the same wherever the files are: eight hexadecimal digits.</summary>
    public string Version { get; private set; } = string.Empty;

    public IReadOnlyCollection<Topic> All => bySlug.Values;

    internal VocabularyWords Words { get; private set; } = null!;

    internal SectionLexicon Sections { get; private set; } = null!;

    /// <summary>The topic of a slug, or none.</summary>
    public Topic? Find(string slug) => bySlug.GetValueOrDefault(slug);

    /// <summary>The topic that has another form with this slug, such as <c>nk</c> for North Korea; none where the slug is a topic's own or means several.</summary>
    public Topic? FindAlias(string slug) => byAliasSlug.Value.GetValueOrDefault(slug);

    /// <summary>The one person whose last name this is, where the name is that person's alone and no usual one.</summary>
    internal Topic? FindFamilyName(string name) => byFamilyName.Value.GetValueOrDefault(name);

    internal Topic? FindName(string name) => byName.GetValueOrDefault(name);

    /// <summary>The topic that a name in capitals stands for, as datelines write places.</summary>
    internal Topic? FindCapitals(string name) => TextTokens.KeyOf(name) is { } key ? capitals.Value.Of(key.ToLowerInvariant())?.Topic : null;

    /// <summary>The top level that a Media Topic belongs to, or none.</summary>
    internal string? TopLevelOf(string code) => topLevels.GetValueOrDefault(code);

    /// <summary>The longest form of a name that starts at a word.</summary>
    /// <param name="last">Its last word.</param>
    internal TopicForm? LongestName(TextTokens text, int first, int end, bool allCapitals, out int last) =>
        allCapitals ? capitals.Value.Longest(text, first, end, small: true, out last) : names.Longest(text, first, end, small: false, out last);

    /// <summary>The longest phrase of a subject that starts at a word.</summary>
    internal TopicForm? LongestSubject(TextTokens text, int first, int end, out int last) => subjects.Longest(text, first, end, small: true, out last);

    /// <summary>Reads the files of a vocabulary.</summary>
    /// <returns>None with an error among the diagnostics; each diagnostic names its file.</returns>
    public static (Vocabulary? Vocabulary, IReadOnlyList<VocabularyDiagnostic> Diagnostics) Load(IReadOnlyDictionary<string, string> files)
    {
        // The lists and the lexicon are read beside the topics, which take the longest.
        List<VocabularyDiagnostic> diagnostics = [], ofSections = [];
        Task<(VocabularyWords, SectionLexicon, string)> others = Task.Run(() => (VocabularyWords.Read(files), SectionLexicon.Read(files, ofSections), VersionOf(files)));
        List<VocabularyRow> rows = new(16_384);
        foreach ((string name, string text) in files.OrderBy(static file => file.Key, StringComparer.Ordinal))
        {
            if (VocabularyFiles.IsTopics(name))
            {
                VocabularyRow.ReadAll(name, text, rows, diagnostics);
            }
        }

        Vocabulary vocabulary = new(rows.Count);
        foreach ((int _, string line) in files.TryGetValue(VocabularyFiles.MediaTopics, out string? topics) ? VocabularyFiles.Lines(topics) : [])
        {
            string[] columns = line.Split('\t');
            vocabulary.topLevels[columns[0]] = columns[^1];
        }

        foreach (VocabularyRow row in rows)
        {
            vocabulary.AddTopic(row, diagnostics);
        }

        foreach (VocabularyRow row in rows)
        {
            vocabulary.AddForms(row, diagnostics);
        }

        (vocabulary.Words, vocabulary.Sections, vocabulary.Version) = others.GetAwaiter().GetResult();
        diagnostics.AddRange(ofSections);
        return (diagnostics.Exists(static diagnostic => diagnostic.IsError) ? null : vocabulary, diagnostics);
    }

    private void AddTopic(VocabularyRow row, List<VocabularyDiagnostic> diagnostics)
    {
        Topic topic = new()
        {
            Slug = SlugOf(row.Name),
            Name = row.Name,
            Kind = row.Kind,
            Aliases = [.. row.Forms.Where(static form => form.Strength == FormStrength.Sure).Select(static form => form.Text)],
            Parents = row.Parents.Count > 0 ? [.. row.Parents.Select(SlugOf)] : null,
            MediaTopic = row.Code,
        };

        // The first file that names a topic says what it is; later rows add forms to it.
        if (bySlug.TryAdd(topic.Slug, topic))
        {
            byName.TryAdd(topic.Name, topic);
        }
        else if (bySlug[topic.Slug] is var known && known.Kind == topic.Kind)
        {
            Topic both = known with { Aliases = [.. known.Aliases.Union(topic.Aliases, StringComparer.Ordinal)], Parents = known.Parents ?? topic.Parents, MediaTopic = known.MediaTopic ?? topic.MediaTopic };
            bySlug[topic.Slug] = byName[known.Name] = both;
        }
        else
        {
            diagnostics.Add(row.Warning($"expected '{row.Name}' to be a {known.Kind} as in the row before, found {row.Kind}; this row is left out"));
            row.IsLeftOut = true;
        }
    }

    private void AddForms(VocabularyRow row, List<VocabularyDiagnostic> diagnostics)
    {
        if (row.IsLeftOut)
        {
            return;
        }

        Topic topic = bySlug[SlugOf(row.Name)];
        foreach (string parent in row.Parents.Where(parent => !bySlug.ContainsKey(SlugOf(parent))))
        {
            diagnostics.Add(row.Warning($"expected a parent that some row names, found '{parent}'; it is left out"));
        }

        Add(new TopicForm(topic, row.NameStrength), row.Name);
        foreach ((string text, FormStrength strength) in row.Forms)
        {
            Add(new TopicForm(topic, strength), text);
        }

        void Add(TopicForm form, string text)
        {
            if (TextTokens.KeyOf(text) is not { } key)
            {
                // A name may say more than any text does, such as which Victoria; then its forms are looked for.
                if (ReferenceEquals(text, row.Name) && (row.Forms.Count > 0 || text.Contains('(', StringComparison.Ordinal)))
                {
                    return;
                }

                diagnostics.Add(row.Warning($"expected a form that is words in a row, found '{text}'; it is left out"));
                return;
            }

            if (form.Topic.Kind == TopicKinds.Subject && !key.Any(char.IsUpper))
            {
                subjects.Add(Plurals.Singular(key), form);
                return;
            }

            if (!names.Add(key, form) && !ReferenceEquals(names.Of(key)!.Topic, form.Topic) && form.Strength == FormStrength.Sure && names.Of(key)!.Strength == FormStrength.Sure)
            {
                diagnostics.Add(row.Warning($"expected a form of one topic only, found '{text}' of '{names.Of(key)!.Topic.Name}' too; it stays with that one"));
            }

            read.Add((text, key, form));
        }
    }

    // Parents are named again and again.
    private string SlugOf(string name)
    {
        if (!slugs.TryGetValue(name, out string? slug))
        {
            slugs[name] = slug = Slug.From(name);
        }

        return slug;
    }

    private FrozenDictionary<string, Topic> AliasSlugs()
    {
        Dictionary<string, Topic> aliases = new(StringComparer.Ordinal);
        foreach ((string text, _, TopicForm form) in read)
        {
            string slug = Slug.From(text);
            if (form.Strength == FormStrength.Sure && !bySlug.ContainsKey(slug))
            {
                aliases.TryAdd(slug, form.Topic);
            }
        }

        return aliases.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private Dictionary<string, Topic?> FamilyNames()
    {
        Dictionary<string, Topic?> found = new(StringComparer.Ordinal);
        foreach (Topic person in bySlug.Values.Where(static topic => topic.Kind == TopicKinds.Person && topic.Name.Contains(' ', StringComparison.Ordinal)))
        {
            string last = person.Name[(person.Name.LastIndexOf(' ') + 1)..];
            if (last.Length > 4 && !last.Contains('-', StringComparison.Ordinal) && !Words.FamilyNames.Contains(last) && !Words.GivenNames.Contains(last) && !Words.IsCommon(last.ToLowerInvariant()) && names.Of(last) is null)
            {
                found[last] = found.ContainsKey(last) ? null : person;
            }
        }

        return found;
    }

    private FormTable Capitals()
    {
        FormTable table = new(read.Count);
        foreach ((string text, string key, TopicForm form) in read)
        {
            // In text of capitals alone a word that is no abbreviation may be any word.
            string small = key.ToLowerInvariant();
            if (form.Strength != FormStrength.Weak && !Words.IsCommon(small) && (key.Length > 2 || text.Contains('.', StringComparison.Ordinal)))
            {
                table.Add(small, form);
            }
        }

        return table;
    }

    private static string VersionOf(IReadOnlyDictionary<string, string> files)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string name, string text) in files.OrderBy(static file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\n{text.Length}\n{text}"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }
}
