using System.Globalization;
using System.Text;

namespace NewsFunctions.Core.Tests;

/// <summary>Writes an article as the plainest wire page that says all of it: what the parser has to read back.</summary>
internal static class WirePageWriter
{
    public static string Write(Article article)
    {
        StringBuilder page = new();
        string form = article.DatePrecision == "second" ? "'T'HH:mm:sszzz" : "'T'HH:mmzzz";
        bool sameDay = article.Published is { } at && DateOnly.FromDateTime(at.DateTime) == article.Date;
        string time = sameDay ? article.Published!.Value.ToString(form, CultureInfo.InvariantCulture) : string.Empty;
        page.Append(CultureInfo.InvariantCulture, $" date {article.Date:yyyy-MM-dd}{time} {Marks(article)}{article.Headline}\n");
        Line(article.Published is { } stamp && !sameDay ? stamp.ToUniversalTime().ToString("'Published 'HH:mm' GMT 'MMMM d, yyyy", CultureInfo.InvariantCulture) : null);
        string[] deck = article.Deck?.Split("; ") ?? [];
        Array.ForEach(deck.Length > 2 ? [article.Deck!] : deck, Line);
        Line(article.ChangeNote is { } note ? $"(ATTN: {note})" : null);
        Line(article.Bylines is { Count: > 0 } names && !IsKorean(article.Located) ? $"By {string.Join(" and ", names)}" : null);
        string? dateline = Dateline(article);
        foreach (Paragraph paragraph in article.Paragraphs)
        {
            bool opens = dateline is not null && paragraph.Kind != ParagraphKinds.Caption;
            Line(opens ? $"{dateline} {paragraph.Text}" : paragraph.Text);
            dateline = opens ? null : dateline;
        }

        page.Append("(END)");
        foreach (HeadlineList list in article.HeadlineLists)
        {
            foreach (ListedHeadline item in list.Items)
            {
                page.Append("\n-\n");
                page.Append(list.List is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"{item.Position}\n")).Append(item.WireHeadline);
            }
        }

        return page.ToString();

        void Line(string? text) => page.Append(text is null ? string.Empty : text + "\n");
    }

    private static bool IsKorean(string? text) => text?[0] is >= '\uAC00' and <= '\uD7A3';

    // What has no headline of its own is headed by its flag already, and a label that nothing knows is part of the headline.
    private static string Marks(Article article) => article.Flags.Any(flag => article.Headline.EndsWith(flag, StringComparison.OrdinalIgnoreCase)) ? string.Empty : string.Concat(
    [
        .. article.Flags.Select(flag => $"({Flag(flag, article.Flags.Count, article.Revision)}) "),
        .. article.Labels.Where(label => !article.Headline.Contains(label, StringComparison.Ordinal)).Select(label => article.OriginalSource is null ? $"({label}) " : $"({label} from {article.OriginalSource}) "),
    ]);

    private static string Flag(string flag, int flags, int revision) => (flag, revision) switch
    {
        (WireFlags.Lead, 1) => "LEAD",
        (WireFlags.Lead, _) => string.Create(CultureInfo.InvariantCulture, $"{revision}th LD"),
        (WireFlags.Update or WireFlags.Wrapup, _) => string.Create(CultureInfo.InvariantCulture, $"{flag} {revision}"),
        (WireFlags.Urgent, 1) when flags == 1 => "2보",
        (WireFlags.Take, _) => "TAKE 1",
        _ => flag,
    };

    private static string? Dateline(Article article)
    {
        if (article.Located is null)
        {
            return null;
        }

        if (IsKorean(article.Located))
        {
            return $"({article.Located}={article.Source}) {(article.Bylines is { Count: > 0 } names ? string.Join("·", names) + " 기자 " : string.Empty)}=";
        }

        string day = article.DatelineDate is { } date ? date.ToString("', 'MMMM d", CultureInfo.InvariantCulture) : string.Empty;
        return $"{article.Located}{day}{(article.Source is null ? string.Empty : $" ({article.Source})")} --";
    }
}
