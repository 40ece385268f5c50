namespace NewsFunctions;

/// <summary>The flags that a headline can carry, as the API spells them.</summary>
public static class WireFlags
{
    public const string Lead = "lead";
    public const string Update = "update";
    public const string Wrapup = "wrapup";
    public const string Urgent = "urgent";
    public const string Flash = "flash";
    public const string Bulletin = "bulletin";
    public const string Alert = "alert";
    public const string Newsbreak = "newsbreak";
    public const string Extra = "extra";
    public const string Snap = "snap";

    public static readonly IReadOnlyList<string> All = [Lead, Update, Wrapup, Urgent, Flash, Bulletin, Alert, Newsbreak, Extra, Snap];
}
