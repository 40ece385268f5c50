using System.Text.Json;
using System.Text.Json.Serialization;

namespace NewsFunctions.Storage;

/// <summary>The JSON of what rows remember and nobody is served.</summary>
[JsonSerializable(typeof(SightingRecord))]
[JsonSerializable(typeof(HeadlineState))]
[JsonSerializable(typeof(FileState))]
[JsonSerializable(typeof(List<SameFile>))]
internal sealed partial class StateJson : JsonSerializerContext
{
    public static StateJson Compact { get; } = new(new JsonSerializerOptions
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = NewsJson.Relaxed.Options.Encoder,
    });
}
