using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsFunctions.Topics;

namespace NewsFunctions;

/// <summary>The JSON forms of the contract: camelCase, absent rather than null, text of any script unescaped.</summary>
[JsonSerializable(typeof(Article))]
[JsonSerializable(typeof(Card))]
[JsonSerializable(typeof(Headline))]
[JsonSerializable(typeof(SightedHeadline))]
[JsonSerializable(typeof(Topic))]
[JsonSerializable(typeof(Section))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(ParsedFile))]
public sealed partial class NewsJson : JsonSerializerContext
{
    // Relaxed escaping is safe here: answers are application/json with nosniff, never pasted into HTML.
    public static NewsJson Relaxed { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
