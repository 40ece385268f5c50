namespace NewsFunctions.Parsing;

/// <summary>A file as the container holds it, which is all that reading it may depend on.</summary>
/// <param name="Name">The blob's name; article ids come from it.</param>
/// <param name="Uploaded">Last-Modified of the blob.</param>
/// <param name="NewsroomZone">The zone of pages whose source names no other.</param>
public sealed record SourceFile(string Name, ReadOnlyMemory<byte> Content, DateTimeOffset Uploaded, TimeZoneInfo NewsroomZone);
