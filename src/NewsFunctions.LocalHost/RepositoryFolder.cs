namespace NewsFunctions.LocalHost;

/// <summary>Finds the folder of the repository, which holds the samples and the lock file that Azurite is installed from.</summary>
public static class RepositoryFolder
{
    private const string Mark = "NewsFunctions.sln";

    /// <summary>The nearest folder above the program or the current folder that holds the solution; the current folder where there is none.</summary>
    public static string Find() => Above(AppContext.BaseDirectory) ?? Above(Directory.GetCurrentDirectory()) ?? Directory.GetCurrentDirectory();

    private static string? Above(string folder)
    {
        for (DirectoryInfo? candidate = new(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (File.Exists(Path.Combine(candidate.FullName, Mark)))
            {
                return candidate.FullName;
            }
        }

        return null;
    }
}
