using System.Text.Json.Serialization;

namespace Native;

/// <summary>What an author has chosen: the type of a column with documents.</summary>
public sealed record Preferences(string Theme, int FontSize);

/// <summary>What a note is about.</summary>
internal sealed record Labels(string[] Tags, int Stars);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Labels))]
[JsonSerializable(typeof(Preferences))]
internal sealed partial class NoteJson : JsonSerializerContext;
