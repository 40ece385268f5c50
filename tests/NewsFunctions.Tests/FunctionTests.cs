using System.Reflection;
using System.Text.Json;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using NewsFunctions.Endpoints;
using NewsFunctions.Functions;
using NewsFunctions.LocalHost;
using NewsFunctions.Tests.Worlds;

namespace NewsFunctions.Tests;

/// <summary>The functions of the deployable app: the same routes as the local host, and each of them calls the service.</summary>
public sealed class FunctionTests(AzuriteFixture azurite)
{
    private static IEnumerable<(string Name, MethodInfo Method, HttpTriggerAttribute Trigger)> HttpFunctions =>
        from type in typeof(ArticleFunctions).Assembly.GetTypes()
        where type.Namespace == typeof(ArticleFunctions).Namespace
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        let trigger = method.GetParameters().Select(static parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).FirstOrDefault(static attribute => attribute is not null)
        where trigger is not null
        select (method.GetCustomAttribute<FunctionAttribute>()!.Name, method, trigger);

    [Fact]
    public async Task Functions_and_local_host_have_the_same_routes_methods_and_keys()
    {
        await using World world = World.Create(azurite.ConnectionString);
        string[] local =
        [
            .. world.Endpoints.OfType<RouteEndpoint>().Select(static endpoint => Line(
                endpoint.RoutePattern.RawText!,
                endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods,
                endpoint.Metadata.GetMetadata<EditorsOnly>() is not null)),
        ];
        string[] functions =
        [
            .. HttpFunctions.Select(static function => Line(
                $"{Routes.Prefix}/{function.Trigger.Route}", function.Trigger.Methods, function.Trigger.AuthLevel == AuthorizationLevel.Function)),
        ];

        Assert.Equal(local.Order(StringComparer.Ordinal), functions.Order(StringComparer.Ordinal));
        Assert.All(HttpFunctions, static function => Assert.True(function.Trigger.AuthLevel is AuthorizationLevel.Function or AuthorizationLevel.Anonymous));

        static string Line(string route, IEnumerable<string>? methods, bool needsKey) =>
            $"{route.TrimStart('/')} {string.Join(',', (methods ?? []).Select(static method => method.ToUpperInvariant()).Order(StringComparer.Ordinal))} {(needsKey ? "key" : "open")}";
    }

    [Fact]
    public void The_function_for_unmatched_paths_comes_last_since_the_host_tries_routes_by_name()
    {
        string[] names = [.. HttpFunctions.Select(static function => function.Name).Order(StringComparer.OrdinalIgnoreCase)];
        Assert.Equal(nameof(FallbackFunctions.Unmatched), names[^1]);
        Assert.Equal(names.Distinct(StringComparer.OrdinalIgnoreCase), names);
    }

    [Fact]
    public async Task Every_http_function_answers_as_its_endpoint_does()
    {
        await using World world = World.Create(azurite.ConnectionString);
        await world.DropAsync("a.txt", Pages.FiveTopics);
        await world.Reconciler.RunAsync(TestContext.Current.CancellationToken);
        JsonElement card = (await world.GetAsync("/api/v1/articles")).GetProperty("value")[0];
        JsonElement headline = (await world.GetAsync("/api/v1/headlines")).GetProperty("value")[0];
        Dictionary<string, string> values = new(StringComparer.Ordinal)
        {
            [Routes.Article] = card.GetProperty("id").GetString()!,
            [Routes.Headline] = headline.GetProperty("id").GetString()!,
            [Routes.Topic] = "peru",
            [Routes.TopicArticles] = "peru",
            [Routes.TopicHeadlines] = "peru",
            [Routes.File] = "a.txt",
        };

        // Deletion last, since the others read what it takes away.
        foreach ((string name, MethodInfo method, HttpTriggerAttribute trigger) in HttpFunctions.OrderBy(static function => function.Name.StartsWith("Delete", StringComparison.Ordinal)))
        {
            DefaultHttpContext context = new() { RequestServices = world.Services };
            using MemoryStream body = new();
            context.Response.Body = body;
            context.Request.Method = trigger.Methods?[0].ToUpperInvariant() ?? "GET";
            string? value = values.GetValueOrDefault(trigger.Route!);
            context.Request.Path = $"/{Routes.Prefix}/" + (value is null ? trigger.Route : trigger.Route![..trigger.Route!.IndexOf('{', StringComparison.Ordinal)] + value + trigger.Route[(trigger.Route.IndexOf('}', StringComparison.Ordinal) + 1)..]);
            context.Request.Body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Pages.FiveTopics));
            context.Request.ContentLength = context.Request.Body.Length;

            object? function = method.IsStatic ? null : ActivatorUtilities.CreateInstance(world.Services, method.DeclaringType!);
            object? answer = method.Invoke(function, [.. method.GetParameters().Select(parameter =>
                parameter.ParameterType == typeof(HttpRequest) ? context.Request
                : parameter.ParameterType == typeof(CancellationToken) ? TestContext.Current.CancellationToken
                : (object?)value)]);
            IResult result = answer as IResult ?? await (Task<IResult>)answer!;
            await result.ExecuteAsync(context);

            int expected = name == nameof(FallbackFunctions.Unmatched) ? 404 : context.Request.Method == "PUT" ? 202 : 200;
            Assert.True(expected == context.Response.StatusCode, $"{name} answered {context.Response.StatusCode}");
            Assert.True(body.Length > 0, $"{name} answered nothing");
        }
    }

    [Fact]
    public async Task The_blob_function_ingests_its_blob_and_the_timer_what_it_missed()
    {
        await using World world = World.Create(azurite.ConnectionString);
        IngestFunctions functions = new(world.Ingestor, world.Reconciler);
        await world.DropAsync("folder/a.txt", Pages.FiveTopics);
        BlobClient blob = world.Blobs.GetBlobClient("folder/a.txt");
        await functions.IngestFileAsync(blob, TestContext.Current.CancellationToken);
        Assert.Single(await world.AllAsync("/api/v1/articles"));

        await world.DropAsync("b.txt", Pages.WithLists);
        await functions.ReconcileAsync(new TimerInfo(), TestContext.Current.CancellationToken);
        Assert.Equal(2, (await world.AllAsync("/api/v1/articles")).Count);
    }

    [Fact]
    public void The_blob_function_polls_in_debug_builds_and_takes_events_in_release()
    {
        BlobTriggerAttribute trigger = typeof(IngestFunctions).GetMethod(nameof(IngestFunctions.IngestFileAsync))!.GetParameters()[0].GetCustomAttribute<BlobTriggerAttribute>()!;
        Assert.Equal("%News:Container%/{name}", trigger.BlobPath);
        Assert.Equal(NewsServices.StorageSetting, trigger.Connection);
#if DEBUG
        Assert.Equal(BlobTriggerSource.LogsAndContainerScan, trigger.Source);
#else
        Assert.Equal(BlobTriggerSource.EventGrid, trigger.Source);
#endif
    }
}
