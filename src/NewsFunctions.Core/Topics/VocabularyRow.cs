namespace NewsFunctions.Topics;

/// <summary>One line of a file of topics: name, kind, forms, parents, code.</summary>
internal sealed class VocabularyRow
{
    private const int Columns = 5;
    private const int LongestForm = 120;

    public required string File { get; init; }

    public required int Line { get; init; }

    public required string Name { get; init; }

    public FormStrength NameStrength { get; init; }

    public required string Kind { get; init; }

    public required IReadOnlyList<(string Text, FormStrength Strength)> Forms { get; init; }

    public required IReadOnlyList<string> Parents { get; init; }

    public string? Code { get; init; }

    public bool IsLeftOut { get; set; }

    public VocabularyDiagnostic Warning(string message) => new(File, Line, false, message);

    public static void ReadAll(string file, string text, List<VocabularyRow> rows, List<VocabularyDiagnostic> diagnostics)
    {
        int number = 0;
        Span<Range> columns = stackalloc Range[Columns + 1];
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
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

            (string name, FormStrength strength) = Form(line[columns[0]]);
            ReadOnlySpan<char> kind = line[columns[1]];
            ReadOnlySpan<char> code = count > 4 ? line[columns[4]] : [];
            if (name.Length is 0 or > LongestForm)
            {
                Error($"expected a name of 1 to {LongestForm} characters, found {name.Length}");
            }
            else if (KindOf(kind) is not { } known)
            {
                Error($"expected one of {string.Join(", ", TopicKinds.All)}, found '{kind}'");
            }
            else if (code.Length > 0 && !(code.StartsWith("medtop:", StringComparison.Ordinal) && code.Length == 15 && code[7..].IndexOfAnyExceptInRange('0', '9') < 0))
            {
                Error($"expected a code such as medtop:20000018, found '{code}'");
            }
            else
            {
                rows.Add(new VocabularyRow
                {
                    File = file,
                    Line = number,
                    Name = name,
                    NameStrength = strength,
                    Kind = known,
                    Forms = FormsIn(count > 2 ? line[columns[2]] : []),
                    Parents = [.. FormsIn(count > 3 ? line[columns[3]] : []).Select(static parent => parent.Text)],
                    Code = code.Length > 0 ? code.ToString() : null,
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

    private static (string Text, FormStrength Strength)[] FormsIn(ReadOnlySpan<char> column)
    {
        if (column.IsEmpty)
        {
            return [];
        }

        List<(string, FormStrength)> forms = [];
        foreach (Range part in column.Split('|'))
        {
            (string Text, FormStrength Strength) form = Form(column[part]);
            if (form.Text.Length is > 0 and <= LongestForm)
            {
                forms.Add(form);
            }
        }

        return [.. forms];
    }

    private static (string Text, FormStrength Strength) Form(ReadOnlySpan<char> stated)
    {
        stated = stated.Trim();
        return stated.IsEmpty ? (string.Empty, FormStrength.Sure) : stated[0] switch
        {
            '~' => (stated[1..].Trim().ToString(), FormStrength.Demonym),
            '?' => (stated[1..].Trim().ToString(), FormStrength.Weak),
            _ => (stated.ToString(), FormStrength.Sure),
        };
    }
}
