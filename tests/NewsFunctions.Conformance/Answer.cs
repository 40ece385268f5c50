using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace NewsFunctions.Conformance;

/// <summary>What the host answered, read to its end.</summary>
public sealed class Answer
{
    private readonly HttpResponseHeaders headers;
    private readonly HttpContentHeaders contentHeaders;
    private readonly byte[] body;

    private Answer(HttpResponseMessage response, byte[] body)
    {
        (headers, contentHeaders, this.body) = (response.Headers, response.Content.Headers, body);
        Status = response.StatusCode;
    }

    public HttpStatusCode Status { get; }

    public int BodyLength => body.Length;

    public string Text => Encoding.UTF8.GetString(body);

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(body);

    /// <summary>The items of a collection.</summary>
    public IReadOnlyList<JsonElement> Items => Json.Items("value");

    public static async Task<Answer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        new(response, await response.Content.ReadAsByteArrayAsync(cancellationToken));

    /// <summary>A header by its name, several values by commas; null where there is none.</summary>
    public string? Header(string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values) || contentHeaders.NonValidated.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : null;

    /// <summary>The same answer, if it has this status; otherwise the test fails with what it says.</summary>
    public Answer Expect(HttpStatusCode status)
    {
        Assert.True(status == Status, $"expected {status}, found {Status}: {Text}");
        return this;
    }

    /// <summary>The problem that this answer is, checked for what every problem has.</summary>
    public JsonElement ExpectProblem(HttpStatusCode status, string code)
    {
        Expect(status);
        Assert.StartsWith("application/problem+json", Header("Content-Type"), StringComparison.Ordinal);
        Assert.Equal("no-store", Header("Cache-Control"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        JsonElement problem = Json;
        Assert.Equal((int)status, problem.Number("status"));
        Assert.Equal(code, problem.Text("code"));
        foreach (string name in (string[])["type", "title", "detail", "traceId"])
        {
            Assert.NotEmpty(problem.Text(name)!);
        }

        return problem;
    }
}
