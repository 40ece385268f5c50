using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NewsFunctions.Tests.Infra;

/// <summary>The templates under infra/, compiled and linted offline, and what the compiled ARM JSON promises.</summary>
public sealed class BicepTests(BicepRuns runs) : IClassFixture<BicepRuns>
{
    [Fact]
    public void Templates_compile_and_lint_without_a_warning()
    {
        SkipUnlessBicepRuns();

        Assert.NotEmpty(runs.Templates);
        // Not Assert.Empty: it cuts each line short, and the diagnostic is at the end of it.
        Assert.True(runs.Complaints.Count == 0, string.Join(Environment.NewLine, runs.Complaints));
    }

    [Fact]
    public void No_template_reads_an_account_key()
    {
        SkipUnlessBicepRuns();

        Assert.All(runs.Templates, template =>
            Assert.DoesNotContain("listKeys", template.Value.GetRawText(), StringComparison.OrdinalIgnoreCase));
        JsonElement properties = Single("Microsoft.Storage/storageAccounts").GetProperty("properties");
        Assert.False(properties.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(properties.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.Equal("TLS1_2", properties.GetProperty("minimumTlsVersion").GetString());
    }

    [Fact]
    public void Telemetry_is_accepted_from_identities_only()
    {
        SkipUnlessBicepRuns();

        JsonElement properties = Single("Microsoft.Insights/components").GetProperty("properties");
        Assert.True(properties.GetProperty("DisableLocalAuth").GetBoolean());
    }

    [Fact]
    public void The_function_app_runs_and_deploys_as_its_user_assigned_identity()
    {
        SkipUnlessBicepRuns();

        JsonElement app = Single("Microsoft.Web/sites");
        JsonElement identity = app.GetProperty("identity");
        Assert.Equal("UserAssigned", identity.GetProperty("type").GetString());
        Assert.Single(identity.GetProperty("userAssignedIdentities").EnumerateObject());

        JsonElement config = app.GetProperty("properties").GetProperty("functionAppConfig");
        Assert.Equal(
            "UserAssignedIdentity",
            config.GetProperty("deployment").GetProperty("storage").GetProperty("authentication").GetProperty("type").GetString());
        Assert.Equal("dotnet-isolated", config.GetProperty("runtime").GetProperty("name").GetString());
        Assert.Equal("10.0", config.GetProperty("runtime").GetProperty("version").GetString());
        Assert.True(app.GetProperty("properties").GetProperty("httpsOnly").GetBoolean());
        Assert.Equal("api", AzdServiceName(app));
    }

    [Fact]
    public void The_function_app_is_told_its_container_and_no_secret()
    {
        SkipUnlessBicepRuns();

        Dictionary<string, string> settings = Single("Microsoft.Web/sites")
            .GetProperty("properties").GetProperty("siteConfig").GetProperty("appSettings").EnumerateArray()
            .ToDictionary(
                setting => setting.GetProperty("name").GetString()!,
                setting => setting.GetProperty("value").GetString()!,
                StringComparer.Ordinal);

        Assert.Equal("articles", Resolve(settings["News__Container"]));
        Assert.Equal("managedidentity", settings["AzureWebJobsStorage__credential"]);
        // A plain AzureWebJobsStorage is a connection string and would win over the identity;
        // Flex Consumption refuses an app that names its runtime in a setting.
        Assert.DoesNotContain("AzureWebJobsStorage", settings.Keys);
        Assert.DoesNotContain("FUNCTIONS_WORKER_RUNTIME", settings.Keys);
    }

    [Fact]
    public void Parameters_file_answers_every_required_parameter_and_no_unknown_one()
    {
        SkipUnlessBicepRuns();

        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(runs.InfraFolder, "main.parameters.json")));
        string[] given = [.. file.RootElement.GetProperty("parameters").EnumerateObject().Select(parameter => parameter.Name)];
        JsonProperty[] known = [.. Main.GetProperty("parameters").EnumerateObject()];

        Assert.Empty(given.Except(known.Select(parameter => parameter.Name), StringComparer.Ordinal));
        Assert.Empty(known
            .Where(parameter => !parameter.Value.TryGetProperty("defaultValue", out _))
            .Select(parameter => parameter.Name)
            .Except(given, StringComparer.Ordinal));
    }

    // main.bicep is what azd deploys; its modules are compiled into it.
    private JsonElement Main => runs.Templates["main.bicep"];

    private static void SkipUnlessBicepRuns() =>
        Assert.SkipUnless(BicepRuns.Supported, "The Bicep compiler these tests use is a package for Linux on x64 only.");

    private static string? AzdServiceName(JsonElement resource)
    {
        // The tags are an ARM expression, a union with the tags of the environment.
        Match match = Regex.Match(
            resource.GetProperty("tags").GetString()!,
            @"'azd-service-name', '(?<name>[^']*)'",
            RegexOptions.CultureInvariant);
        return match.Success ? match.Groups["name"].Value : null;
    }

    // resources.bicep keeps names it uses twice in variables; the compiler leaves them as expressions.
    private string? Resolve(string value)
    {
        Match match = Regex.Match(value, @"^\[variables\('(?<name>\w+)'\)\]$", RegexOptions.CultureInvariant);
        return match.Success
            ? runs.Templates["resources.bicep"].GetProperty("variables").GetProperty(match.Groups["name"].Value).GetString()
            : value;
    }

    private JsonElement Single(string type) =>
        Assert.Single(Resources(Main), resource => resource.GetProperty("type").GetString() == type);

    // An array, or an object keyed by symbolic name, depending on the language version the compiler chose.
    private static IEnumerable<JsonElement> Resources(JsonElement template)
    {
        JsonElement resources = template.GetProperty("resources");
        IEnumerable<JsonElement> declared = resources.ValueKind == JsonValueKind.Array
            ? resources.EnumerateArray()
            : resources.EnumerateObject().Select(property => property.Value);

        foreach (JsonElement resource in declared)
        {
            if (resource.TryGetProperty("existing", out JsonElement existing) && existing.GetBoolean())
                continue;

            yield return resource;
            if (resource.TryGetProperty("properties", out JsonElement properties)
                && properties.ValueKind == JsonValueKind.Object
                && properties.TryGetProperty("template", out JsonElement module))
            {
                foreach (JsonElement inner in Resources(module))
                    yield return inner;
            }
        }
    }
}

/// <summary>Every template built and linted once, all at the same time, for all tests of the class.</summary>
public sealed partial class BicepRuns : IAsyncLifetime
{
    public static bool Supported => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64;

    public string InfraFolder { get; } = Path.Combine(RepositoryRoot(), "infra");

    /// <summary>Compiled ARM JSON by the file name of the template; a template that does not compile is absent.</summary>
    public IReadOnlyDictionary<string, JsonElement> Templates { get; private set; } = new Dictionary<string, JsonElement>();

    /// <summary>What the compiler and the linter had to say, which is nothing when all is well.</summary>
    public IReadOnlyList<string> Complaints { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        if (!Supported)
            return;

        Run[] all = await Task.WhenAll(Directory.GetFiles(InfraFolder, "*.bicep").SelectMany(file => new[]
        {
            RunAsync("build", file, "--stdout", "--no-restore"),
            RunAsync("lint", file, "--no-restore"),
        }));

        Complaints = [.. all.SelectMany(Complain)];
        Templates = all
            .Where(run => run.Command == "build" && run.ExitCode == 0)
            .ToDictionary(run => Path.GetFileName(run.File), run => JsonElement.Parse(run.Output), StringComparer.Ordinal);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static IEnumerable<string> Complain(Run run)
    {
        // A warning leaves the exit code at 0, so the text decides; the code catches what has no diagnostic line.
        string[] lines =
        [
            .. run.Error.Split('\n').Concat(run.Command == "lint" ? run.Output.Split('\n') : [])
                .Where(line => Diagnostic().IsMatch(line)),
        ];
        if (lines.Length == 0 && run.ExitCode != 0)
            lines = [string.Join(' ', "exit code", run.ExitCode, run.Error.Trim())];
        return lines.Select(line => $"{run.Command} {Path.GetFileName(run.File)}: {line.Trim()}");
    }

    [GeneratedRegex(@"^\s*(warning|error)\b|\) : (warning|error)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Diagnostic();

    private static async Task<Run> RunAsync(string command, string file, params string[] options)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo(Executable(), [command, file, .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        try
        {
            // Both pipes at once: a full one that nobody reads would stop the compiler.
            Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
            Task<string> error = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            return new Run(command, file, process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static string Executable()
    {
        string? path = typeof(BicepRuns).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .SingleOrDefault(attribute => attribute.Key == "BicepPath")?.Value;
        return File.Exists(path)
            ? path
            : throw new InvalidOperationException($"The project file gives no BicepPath that exists: '{path}'.");
    }

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NewsFunctions.sln")))
            folder = folder.Parent;
        return folder?.FullName
            ?? throw new InvalidOperationException("No folder above the tests holds NewsFunctions.sln.");
    }

    private sealed record Run(string Command, string File, int ExitCode, string Output, string Error);
}
