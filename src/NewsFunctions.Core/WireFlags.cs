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

    public const string Corrected = "corrected";
    public const string Clarification = "clarification";
    public const string Refile = "refile";
    public const string Repeat = "repeat";
    public const string Kill = "kill";
    public const string Hold = "hold";
    public const string Withdrawn = "withdrawn";
    public const string Withhold = "withhold";
    public const string Disregard = "disregard";
    public const string Elimination = "elimination";
    public const string Advisory = "advisory";
    public const string Embargo = "embargo";
    public const string Add = "add";
    public const string Take = "take";
    public const string Insert = "insert";
    public const string Sub = "sub";
    public const string Test = "test";

    public static readonly IReadOnlyList<string> All =
    [
        Lead, Update, Wrapup, Urgent, Flash, Bulletin, Alert, Newsbreak, Extra, Snap, Corrected, Clarification, Refile, Repeat, Kill, Hold,
        Withdrawn, Withhold, Disregard, Elimination, Advisory, Embargo, Add, Take, Insert, Sub, Test,
    ];
}
