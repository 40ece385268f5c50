namespace NewsFunctions.Tests;

/// <summary>Made-up wire pages.</summary>
internal static class Pages
{
    /// <summary>A story with exactly five topics, all countries, and no lists.</summary>
    public const string FiveTopics =
        " date 2026-05-04 Norway, Chile, Kenya, Japan, Peru sign reading pact\n" +
        "OSLO, May 4 (Coast News Agency) -- Libraries of Norway, Chile, Kenya, Japan and Peru will lend each other books.\n" +
        "The first parcels leave next week.\n(END)\n";

    public const string WithLists =
        " date 2026-05-04 (LEAD) Norway opens tunnel for hedgehogs\n" +
        "Road crews finish a crossing that took two summers\n" +
        "OSLO, May 4 (Coast News Agency) -- A tunnel for hedgehogs opened in Norway on Monday.\n" +
        "Wardens counted nine animals on the first night.\n(END)\n" +
        "-\n(URGENT) Chile sends snow ploughs over the border\n-\nKenya plants its longest hedge\n-\n(LEAD) Kenya plants its longest hedge\n" +
        "-\nPeru names a bridge after a baker\n-\nNorway opens tunnel for hedgehogs\n";

    public static string Plain(string headline, string body = "Nothing more was known in the evening.") =>
        $" date 2026-05-04 {headline}\nOSLO, May 4 (Coast News Agency) -- {body}\nThe day ended quietly.\n(END)\n";
}
