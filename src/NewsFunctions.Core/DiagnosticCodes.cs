namespace NewsFunctions;

/// <summary>The stable codes of <see cref="Diagnostic"/>; docs/formats.md says what an editor does about each.</summary>
public static class DiagnosticCodes
{
    public const string EmptyFile = "empty-file";
    public const string TooLarge = "too-large";
    public const string Binary = "binary";
    public const string EncodingGuessed = "encoding-guessed";
    public const string HeadlineMissing = "headline-missing";
    public const string HeadlineCut = "headline-cut";
    public const string DeckCut = "deck-cut";
    public const string BodyMissing = "body-missing";
    public const string BodyCut = "body-cut";
    public const string DateMissing = "date-missing";
    public const string DateUnreadable = "date-unreadable";
    public const string DateInFuture = "date-in-future";
    public const string DateRepeated = "date-repeated";
    public const string DateConflict = "date-conflict";
    public const string HeadlineFromText = "headline-from-text";
    public const string Mojibake = "mojibake";
    public const string CharactersLost = "characters-lost";
    public const string EmbargoNotKept = "embargo-not-kept";
    public const string PageCut = "page-cut";
    public const string LabelUnknown = "label-unknown";
    public const string ListLineUnreadable = "list-line-unreadable";
    public const string ListCut = "list-cut";
    public const string KeptPrevious = "kept-previous";
    public const string StorageFailed = "storage-failed";
}
