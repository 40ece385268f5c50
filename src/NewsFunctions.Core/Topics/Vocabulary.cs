using System.Collections.Frozen;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace NewsFunctions.Topics;

/// <summary>The topics that are known by name, every form a text names them by, and the words that tell names from other words.</summary>
public sealed class Vocabulary
{
    private static readonly Lazy<Vocabulary> Shipped = new(static () => Load(VocabularyFiles.Shipped()).Vocabulary!);

    private const string SportCode = "medtop:15000000";

    private const int MostAliases = 20;

    private readonly Dictionary<string, Topic> bySlug;
    private readonly Lazy<Dictionary<string, Topic>> byName;
    private readonly List<VocabularyRow> rows;
    private readonly Lazy<FrozenDictionary<string, Topic>> byAliasSlug;
    private readonly Lazy<ILookup<string, VocabularyRow>> rowsBySlug;
    private readonly Lazy<FormTable> capitals;
    private readonly Lazy<Dictionary<string, Topic?>> byFamilyName;
    private readonly Lazy<Dictionary<string, Topic?>> teams;
    private readonly Dictionary<string, Topic> seats = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> topLevels = new(StringComparer.Ordinal);
    private readonly FormTable names;
    private readonly FormTable subjects;

    private Vocabulary(List<VocabularyRow> rows)
    {
        this.rows = rows;
        bySlug = new Dictionary<string, Topic>(rows.Count, StringComparer.Ordinal);
        (names, subjects) = (new FormTable(2 * rows.Count), new FormTable(2 * rows.Count));

        // Few texts are in capitals and few requests name an alias: what serves those is made when the first comes.
        byName = new Lazy<Dictionary<string, Topic>>(() => bySlug.Values.DistinctBy(static topic => topic.Name).ToDictionary(static topic => topic.Name, StringComparer.Ordinal));
        byAliasSlug = new Lazy<FrozenDictionary<string, Topic>>(AliasSlugs);
        rowsBySlug = new Lazy<ILookup<string, VocabularyRow>>(() => rows.Where(static row => !row.IsLeftOut).ToLookup(static row => row.Slug, StringComparer.Ordinal));
        capitals = new Lazy<FormTable>(Capitals);
        byFamilyName = new Lazy<Dictionary<string, Topic?>>(FamilyNames);
        teams = new Lazy<Dictionary<string, Topic?>>(Teams);
    }

    /// <summary>The one that ships with the product.</summary>
    public static Vocabulary BuiltIn => Shipped.Value;

    /// <summary>Changes with any change of its files, and is the same wherever the files are: eight hexadecimal digits.</summary>
    public string Version { get; private set; } = string.Empty;

    public IReadOnlyCollection<Topic> All => bySlug.Values;

    /// <summary>How many different names and phrases are looked for.</summary>
    public int FormCount => names.Count + subjects.Count;

    internal VocabularyWords Words { get; private set; } = null!;

    internal SectionLexicon Sections { get; private set; } = null!;

    internal IReadOnlyList<Combination> Combinations { get; private set; } = [];

    /// <summary>The topic of a slug, or none.</summary>
    public Topic? Find(string slug) => bySlug.GetValueOrDefault(slug);

    /// <summary>The topic that has another form with this slug, such as <c>nk</c> for North Korea; none where the slug is a topic's own or means several.</summary>
    public Topic? FindAlias(string slug) => byAliasSlug.Value.GetValueOrDefault(slug);

    /// <summary>The topic of a slug with its other names, or none. Forms that mean it only in some texts are no names of it.</summary>
    public Topic? FindWithAliases(string slug)
    {
        if (Find(slug) is not { } topic)
        {
            return null;
        }

        List<string> aliases = [];
        foreach (VocabularyRow row in rowsBySlug.Value[slug])
        {
            foreach (VocabularyRow.Form form in row.Forms)
            {
                string name = form.Text.ToString();
                if (aliases.Count < MostAliases && form.Strength == FormStrength.Sure && !name.Contains(Stems.Figure, StringComparison.Ordinal) && !aliases.Contains(name, StringComparer.Ordinal))
                {
                    aliases.Add(name);
                }
            }
        }

        return topic with { Aliases = aliases.Count > 0 ? aliases : null };
    }

    /// <summary>The one person whose last name this is, where the name is that person's alone and no usual one.</summary>
    internal Topic? FindFamilyName(string name) => byFamilyName.Value.GetValueOrDefault(name);

    /// <summary>The one club that is called by another name, a sponsor's or a city's, and more: Kia Tigers for Kia.</summary>
    internal Topic? FindTeam(string name) => teams.Value.GetValueOrDefault(name);

    /// <summary>Whether a topic is a sport, or has to do with one: a club, a league, an athlete.</summary>
    internal bool IsSport(Topic topic) => TopLevelOf(topic) == SportCode;

    /// <summary>The top level of Media Topics that a topic belongs to, itself or by what it belongs to; none for most places.</summary>
    internal string? TopLevelOf(Topic topic)
    {
        Topic? at = topic;
        for (int step = 0; at is not null && step < 3; step++)
        {
            if (at.MediaTopic is { } code)
            {
                return TopLevelOf(code);
            }

            at = at.Parents is [var parent, ..] ? Find(parent) : null;
        }

        return null;
    }

    /// <summary>The state whose government sits in a place, or none.</summary>
    internal Topic? FindStateOf(string seat) => seats.GetValueOrDefault(seat);

    internal Topic? FindName(string name) => byName.Value.GetValueOrDefault(name);

    /// <summary>The topic that a name in capitals stands for, as datelines write places.</summary>
    internal Topic? FindCapitals(string name) => TextTokens.KeyOf(name) is { IsEmpty: false } key ? capitals.Value.Of(key.ToString().ToLowerInvariant())?.Topic : null;

    /// <summary>The top level that a Media Topic belongs to, or none.</summary>
    internal string? TopLevelOf(string code) => topLevels.GetValueOrDefault(code);

    /// <summary>The longest form of a name that starts at a word.</summary>
    /// <param name="last">Its last word.</param>
    internal TopicForm? LongestName(TextTokens text, int first, int end, bool allCapitals, out int last) =>
        allCapitals ? capitals.Value.Longest(text, Spelling.Small, first, end, out last) : names.Longest(text, Spelling.Exact, first, end, out last);

    /// <summary>The longest phrase of a subject that starts at a word.</summary>
    internal TopicForm? LongestSubject(TextTokens text, int first, int end, out int last)
    {
        TopicForm? form = subjects.Longest(text, Spelling.Stem, first, end, out last);
        if (text.HasFigures && subjects.Longest(text, Spelling.Figures, first, end, out int lastOfFigures) is { } withFigures && (form is null || lastOfFigures > last))
        {
            (form, last) = (withFigures, lastOfFigures);
        }

        return form;
    }

    /// <summary>Reads the files of a vocabulary.</summary>
    /// <returns>None with an error among the diagnostics; each diagnostic names its file.</returns>
    public static (Vocabulary? Vocabulary, IReadOnlyList<VocabularyDiagnostic> Diagnostics) Load(IReadOnlyDictionary<string, string> files)
    {
        // Two halves take about as long as each other: topics beside the lists and the lexicon, then names beside phrases. What is wrong with each is apart.
        List<VocabularyDiagnostic> diagnostics = [], ofPhrases = [], ofSections = [];
        VocabularyWords? words = null;
        SectionLexicon? sections = null;
        Vocabulary? read = null;
        string version = string.Empty;
        Parallel.Invoke(() => read = ReadTopics(files, diagnostics), () => (words, sections, version) = (VocabularyWords.Read(files), SectionLexicon.Read(files, ofSections), VersionOf(files)));
        Vocabulary vocabulary = read!;
        Parallel.Invoke(() => vocabulary.rows.ForEach(row => vocabulary.AddNames(row, diagnostics)), () => vocabulary.rows.ForEach(row => vocabulary.AddPhrases(row, ofPhrases)));
        diagnostics.AddRange(ofPhrases);
        (vocabulary.Words, vocabulary.Sections, vocabulary.Version) = (words!, sections!, version);
        vocabulary.Combinations = Combination.Read(files, vocabulary.Find, diagnostics);
        diagnostics.AddRange(ofSections);
        return (diagnostics.Exists(static diagnostic => diagnostic.IsError) ? null : vocabulary, diagnostics);
    }

    private static Vocabulary ReadTopics(IReadOnlyDictionary<string, string> files, List<VocabularyDiagnostic> diagnostics)
    {
        List<VocabularyRow> rows = new(32_768);
        foreach ((string name, string text) in files.OrderBy(static file => file.Key, StringComparer.Ordinal))
        {
            if (VocabularyFiles.IsTopics(name))
            {
                VocabularyRow.ReadAll(name, text, rows, diagnostics);
            }
        }

        Vocabulary vocabulary = new(rows);
        foreach ((int _, string line) in files.TryGetValue(VocabularyFiles.MediaTopics, out string? topics) ? VocabularyFiles.Lines(topics) : [])
        {
            string[] columns = line.Split('\t');
            vocabulary.topLevels[columns[0]] = columns[^1];
        }

        foreach (VocabularyRow row in rows)
        {
            vocabulary.AddTopic(row, diagnostics);
        }

        return vocabulary;
    }

    // What is done for each of a hundred thousand forms is compiled to the full at once: a cold start runs it once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddTopic(VocabularyRow row, List<VocabularyDiagnostic> diagnostics)
    {
        Topic topic = new()
        {
            Slug = row.Slug = Slug.From(row.Name),
            Name = row.Name,
            Kind = row.Kind,
            Parents = row.Parents.Slugs.Count > 0 ? row.Parents.Slugs : null,
            MediaTopic = row.Code,
            Telling = row.Telling,
        };

        // The first file that names a topic says what it is; later rows add forms to it.
        if (bySlug.TryAdd(topic.Slug, topic))
        {
            return;
        }

        if (bySlug[topic.Slug] is var known && known.Kind == topic.Kind)
        {
            bySlug[topic.Slug] = known with { Parents = known.Parents ?? topic.Parents, MediaTopic = known.MediaTopic ?? topic.MediaTopic, Telling = known.Telling == Telling.Usual ? topic.Telling : known.Telling };
        }
        else
        {
            diagnostics.Add(row.Warning($"expected '{row.Name}' to be a {known.Kind} as in the row before, found {row.Kind}; this row is left out"));
            row.IsLeftOut = true;
        }
    }

    // Names are looked up as they are written.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddNames(VocabularyRow row, List<VocabularyDiagnostic> diagnostics)
    {
        if (row.IsLeftOut)
        {
            return;
        }

        for (int i = 0; i < row.Parents.Slugs.Count; i++)
        {
            if (!bySlug.ContainsKey(row.Parents.Slugs[i]))
            {
                diagnostics.Add(row.Warning($"expected a parent that some row names, found '{row.Parents.Names[i]}'; it is left out"));
            }
        }

        Topic topic = bySlug[row.Slug];
        AddName(row, topic, row.Name, row.NameStrength, diagnostics);
        foreach (VocabularyRow.Form form in row.Forms)
        {
            AddName(row, topic, form.Text, form.Strength, diagnostics);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddName(VocabularyRow row, Topic topic, ReadOnlySpan<char> text, FormStrength strength, List<VocabularyDiagnostic> diagnostics)
    {
        if (strength == FormStrength.Seat)
        {
            seats[text.ToString()] = topic;
        }
        else if (!row.IsPhrase(text) && TryGetKey(row, text, diagnostics, out ReadOnlySpan<char> key)
            && names.Add(key, topic, strength) is { } first && strength == FormStrength.Sure && names.Of(key) is { Strength: FormStrength.Sure } && !ReferenceEquals(first, topic))
        {
            diagnostics.Add(row.Warning($"expected a form of one topic only, found '{text}' of '{first.Name}' too; it stays with that one"));
        }
    }

    // Phrases in small letters are looked up by their stems.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddPhrases(VocabularyRow row, List<VocabularyDiagnostic> diagnostics)
    {
        if (row.IsLeftOut || row.Kind != TopicKinds.Subject)
        {
            return;
        }

        Topic topic = bySlug[row.Slug];
        Span<char> stem = stackalloc char[VocabularyRow.LongestForm];
        AddPhrase(row, topic, row.Name, row.NameStrength, stem, diagnostics);
        foreach (VocabularyRow.Form form in row.Forms)
        {
            AddPhrase(row, topic, form.Text, form.Strength, stem, diagnostics);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddPhrase(VocabularyRow row, Topic topic, ReadOnlySpan<char> text, FormStrength strength, Span<char> stem, List<VocabularyDiagnostic> diagnostics)
    {
        if (!row.IsPhrase(text))
        {
            return;
        }

        bool figures = text.Contains(Stems.Figure);
        if (TryGetKey(row, figures ? text.ToString().Replace(Stems.Figure, '0') : text, diagnostics, out ReadOnlySpan<char> key))
        {
            subjects.Add(stem[..Stems.WritePhrase(key, stem, figures)], topic, strength);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryGetKey(VocabularyRow row, ReadOnlySpan<char> text, List<VocabularyDiagnostic> diagnostics, out ReadOnlySpan<char> key)
    {
        key = TextTokens.KeyOf(text);

        // A name may say more than any text does, such as which Victoria; then its forms are looked for.
        if (key.IsEmpty && !(text.SequenceEqual(row.Name) && (row.HasForms || text.Contains('('))))
        {
            diagnostics.Add(row.Warning($"expected a form that is words in a row, found '{text}'; it is left out"));
        }

        return !key.IsEmpty;
    }

    // A form that may mean several topics leads to none.
    private FrozenDictionary<string, Topic> AliasSlugs()
    {
        Dictionary<string, Topic> aliases = new(StringComparer.Ordinal);
        Dictionary<string, Topic?> weak = new(StringComparer.Ordinal);
        foreach (VocabularyRow row in rows.Where(static row => !row.IsLeftOut))
        {
            foreach (VocabularyRow.Form form in row.Forms)
            {
                if (form.Strength is not (FormStrength.Sure or FormStrength.Head or FormStrength.Weak) || form.Text.Contains(Stems.Figure) || Slug.From(form.Text.ToString()) is var slug && bySlug.ContainsKey(slug))
                {
                    continue;
                }

                Topic topic = bySlug[row.Slug];
                if (form.Strength == FormStrength.Weak && topic.Kind != TopicKinds.Work)
                {
                    weak[slug] = !weak.TryGetValue(slug, out Topic? other) || other == topic ? topic : null;
                }
                else if (form.Strength != FormStrength.Weak)
                {
                    aliases.TryAdd(slug, topic);
                }
            }
        }

        foreach ((string slug, Topic? topic) in weak)
        {
            if (topic is not null)
            {
                aliases.TryAdd(slug, topic);
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

    // Only clubs of leagues: their parent is an organisation.
    private Dictionary<string, Topic?> Teams()
    {
        Dictionary<string, Topic?> found = new(StringComparer.Ordinal);
        foreach (Topic club in bySlug.Values.Where(club => club is { Kind: TopicKinds.Organisation, Parents: [var league, ..] } && Find(league)?.Kind == TopicKinds.Organisation && IsSport(club)))
        {
            for (int space = club.Name.IndexOf(' ', StringComparison.Ordinal); space > 0; space = club.Name.IndexOf(' ', space + 1))
            {
                // Chelsea Women are not what Chelsea stands for: that is a club of its own.
                string start = club.Name[..space];
                found[start] = found.ContainsKey(start) || (names.Of(start) is { Strength: FormStrength.Sure, Topic.Kind: TopicKinds.Organisation } other && IsSport(other.Topic)) ? null : club;
            }

            if (club.Name.EndsWith(" FC", StringComparison.Ordinal) || club.Name.StartsWith("FC ", StringComparison.Ordinal))
            {
                found[club.Name.Replace("FC", string.Empty, StringComparison.Ordinal).Trim()] = club;
            }
        }

        return found;
    }

    // In text of capitals alone a word that is no abbreviation may be any word.
    private FormTable Capitals()
    {
        FormTable table = new(3 * rows.Count);
        foreach (VocabularyRow row in rows.Where(static row => !row.IsLeftOut))
        {
            Add(row, row.Name, row.NameStrength);
            foreach (VocabularyRow.Form form in row.Forms)
            {
                Add(row, form.Text, form.Strength);
            }
        }

        return table;

        void Add(VocabularyRow row, ReadOnlySpan<char> text, FormStrength strength)
        {
            if (strength is FormStrength.Weak or FormStrength.Seat || row.IsPhrase(text) || TextTokens.KeyOf(text) is not { IsEmpty: false } key)
            {
                return;
            }

            string small = key.ToString().ToLowerInvariant();
            if (!Words.IsCommon(small) && (small.Length > 2 || text.Contains('.')))
            {
                table.Add(small, bySlug[row.Slug], strength);
            }
        }
    }

    private static string VersionOf(IReadOnlyDictionary<string, string> files)
    {
        XxHash128 hash = new();
        foreach ((string name, string text) in files.OrderBy(static file => file.Key, StringComparer.Ordinal))
        {
            hash.Append(Encoding.UTF8.GetBytes($"{name}\n{text.Length}\n"));
            hash.Append(MemoryMarshal.AsBytes(text.AsSpan()));
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash())[..8];
    }
}
