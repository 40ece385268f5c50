namespace NewsFunctions.Parsing;

/// <summary>Collects, while a page is read, what the editor will be told and what was taken off the page.</summary>
internal sealed class PageReport
{
    private readonly List<Diagnostic> diagnostics = [];
    private readonly List<CutLine> cuts = [];

    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    public IReadOnlyList<CutLine> Cuts => cuts;

    public void Add(Diagnostic? diagnostic)
    {
        if (diagnostic is not null)
        {
            diagnostics.Add(diagnostic);
        }
    }

    public void AddRange(IReadOnlyList<Diagnostic> added) => diagnostics.AddRange(added);

    public void Error(PageLine line, string code, string message) => Add(new Diagnostic(line.Number, line.Column, "error", code, message));

    public void Warn(PageLine line, string code, string message) => Add(new Diagnostic(line.Number, line.Column, "warning", code, message));

    public void Info(PageLine line, string code, string message) => Add(new Diagnostic(line.Number, line.Column, "info", code, message));

    public void Cut(PageLine line, string reason) => cuts.Add(new CutLine(line.Number, line.Text, reason));

    /// <summary>A piece that stands for itself, such as a list's marker.</summary>
    public void Cut(int line, string text, string reason) => cuts.Add(new CutLine(line, text, reason));

    /// <summary>What of a headline is over its bound, from the word on that the bound falls into.</summary>
    public void CutRest(PageLine line, string wire, int shown)
    {
        if (wire.Length > shown)
        {
            cuts.Add(new CutLine(line.Number, wire[(wire.LastIndexOf(' ', shown) + 1)..].TrimStart(), "over the bound of a headline"));
        }
    }

    /// <param name="line">Number of the first line that is left out.</param>
    public static Diagnostic LinesUnread(int line) => new(line, null, "warning", DiagnosticCodes.PageCut,
        $"expected at most {Limits.Lines} lines of text, found more; the rest stays in the file");

    /// <summary>Notes that only the desk reads.</summary>
    public List<string> EditorNotes { get; } = [];

    /// <summary>Shortens a text to its bound, at no half of a surrogate pair, and says so.</summary>
    public string Cap(PageLine line, string text, int limit, string code)
    {
        if (text.Length <= limit)
        {
            return text;
        }

        Warn(line, code, $"expected at most {limit} characters, found {text.Length}; the rest stays in the file");
        return Cut(text, limit);
    }

    /// <summary>Shortens a text to its bound, at no half of a surrogate pair and without a space at its end.</summary>
    public static string Cut(string text, int limit) =>
        text.Length <= limit ? text : text[..(char.IsHighSurrogate(text[limit - 1]) ? limit - 1 : limit)].TrimEnd();
}
