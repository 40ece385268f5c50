using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace NewsFunctions.Topics;

/// <summary>One line of a file of topics: name, kind, forms, parents, code, telling.</summary>
internal sealed class VocabularyRow
{
    private const int Columns = 6;
    public const int LongestForm = 120;

    public required string File { get; init; }

    public required int Line { get; init; }

    public required string Name { get; init; }

    public FormStrength NameStrength { get; init; }

    public required string Kind { get; init; }

    /// <summary>Its forms, read anew each time: most of a hundred thousand are wanted once, as they are added to a table.</summary>
    public FormsOf Forms => new(FormColumn.Span);

    public bool HasForms => !FormColumn.IsEmpty;

    /// <summary>Its third column.</summary>
    public required ReadOnlyMemory<char> FormColumn { get; init; }

    public required RowParents Parents { get; init; }

    public string? Code { get; init; }

    public Telling Telling { get; init; }

    public bool IsLeftOut { get; set; }

    /// <summary>The slug of its topic, once that is made.</summary>
    public string Slug { get; set; } = string.Empty;

    /// <summary>Whether a form is looked for in small letters and in the plural, too: all of a subject but what is written with a capital.</summary>
    public bool IsPhrase(ReadOnlySpan<char> text) => Kind == TopicKinds.Subject && !text.ContainsAnyInRange('A', 'Z');

    public VocabularyDiagnostic Warning(string message) => new(File, Line, false, message);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ReadAll(string file, string text, List<VocabularyRow> rows, List<VocabularyDiagnostic> diagnostics)
    {
        int number = 0;
        var parents = new Dictionary<string, RowParents>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var codes = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        Span<Range> columns = stackalloc Range[Columns + 1];
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = text.IndexOf('\n', start) is >= 0 and int feed ? feed : text.Length;
            ReadOnlySpan<char> line = text.AsSpan(start, end - start).TrimEnd('\r');
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            int count = line.Split(columns, '\t');
            if (count is < 2 or > Columns)
            {
                Error($"expected 2 to {Columns} columns parted by tabs, found {count}");
                continue;
            }

            Form name = Form.Read(line[columns[0]]);
            ReadOnlySpan<char> kind = line[columns[1]];
            ReadOnlySpan<char> code = count > 4 ? line[columns[4]] : [];
            ReadOnlySpan<char> telling = count > 5 ? line[columns[5]] : [];
            if (name.Text.Length is 0 or > LongestForm)
            {
                Error($"expected a name of 1 to {LongestForm} characters, found {name.Text.Length}");
            }
            else if (KindOf(kind) is not { } known)
            {
                Error($"expected one of {string.Join(", ", TopicKinds.All)}, found '{kind}'");
            }
            else if (code.Length > 0 && !(code.StartsWith("medtop:", StringComparison.Ordinal) && code.Length == 15 && code[7..].IndexOfAnyExceptInRange('0', '9') < 0))
            {
                Error($"expected a code such as medtop:20000018, found '{code}'");
            }
            else if (telling is not ("" or "telling" or "passing"))
            {
                Error($"expected telling, passing or nothing, found '{telling}'");
            }
            else
            {
                rows.Add(new VocabularyRow
                {
                    File = file,
                    Line = number,
                    Name = name.Text.ToString(),
                    NameStrength = name.Strength,
                    Kind = known,
                    FormColumn = count > 2 ? text.AsMemory(start, line.Length)[columns[2]] : default,
                    Parents = count > 3 ? ParentsIn(line[columns[3]], parents) : RowParents.None,
                    Code = code.Length > 0 ? Shared(code, codes) : null,
                    Telling = telling is "telling" ? Telling.Telling : telling is "passing" ? Telling.Passing : Telling.Usual,
                });
            }
        }

        void Error(string message) => diagnostics.Add(new VocabularyDiagnostic(file, number, true, message));
    }

    private static string? KindOf(ReadOnlySpan<char> stated)
    {
        foreach (string kind in TopicKinds.All)
        {
            if (stated.SequenceEqual(kind))
            {
                return kind;
            }
        }

        return null;
    }

    // Thousands of rows share a few hundred codes and columns of parents.
    private static string Shared(ReadOnlySpan<char> text, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known)
    {
        known.Add(text);
        return known.TryGetValue(text, out string? shared) ? shared : throw new UnreachableException();
    }

    private static RowParents ParentsIn(ReadOnlySpan<char> column, Dictionary<string, RowParents>.AlternateLookup<ReadOnlySpan<char>> known)
    {
        if (known.TryGetValue(column, out RowParents? parents))
        {
            return parents;
        }

        List<string> names = [];
        foreach (Form parent in new FormsOf(column))
        {
            names.Add(parent.Text.ToString());
        }

        return known[column] = names.Count > 0 ? new RowParents(names, [.. names.Select(NewsFunctions.Slug.From)]) : RowParents.None;
    }

    /// <summary>A form without its mark.</summary>
    public readonly ref struct Form(ReadOnlySpan<char> text, FormStrength strength)
    {
        public ReadOnlySpan<char> Text { get; } = text;

        public FormStrength Strength { get; } = strength;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static Form Read(ReadOnlySpan<char> stated)
        {
            stated = stated.Trim();
            FormStrength? marked = stated.IsEmpty ? null : stated[0] switch { '~' => FormStrength.Demonym, '@' => FormStrength.Seat, '^' => FormStrength.Head, '?' => FormStrength.Weak, _ => null };
            return marked is { } strength ? new Form(stated[1..].Trim(), strength) : new Form(stated, FormStrength.Sure);
        }
    }

    /// <summary>The forms of a column, parted by bars.</summary>
    public ref struct FormsOf(ReadOnlySpan<char> column)
    {
        private ReadOnlySpan<char> rest = column;
        private Form current;

        public readonly Form Current => current;

        public readonly FormsOf GetEnumerator() => this;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public bool MoveNext()
        {
            while (!rest.IsEmpty)
            {
                int end = rest.IndexOf('|');
                current = Form.Read(end < 0 ? rest : rest[..end]);
                rest = end < 0 ? [] : rest[(end + 1)..];
                if (current.Text.Length is > 0 and <= LongestForm)
                {
                    return true;
                }
            }

            return false;
        }
    }
}

/// <summary>What a row names as broader, in its order.</summary>
internal sealed record RowParents(IReadOnlyList<string> Names, IReadOnlyList<string> Slugs)
{
    public static readonly RowParents None = new([], []);
}
