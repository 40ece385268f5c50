namespace NewsFunctions.Core.Tests;

/// <summary>Folders of the checkout that the tests run in.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Samples { get; } = Path.Combine(Root, "samples");

    public static string Tests { get; } = Path.Combine(Root, "tests", "NewsFunctions.Core.Tests");

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "NewsFunctions.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("expected NewsFunctions.sln in a folder above the tests");
    }
}
