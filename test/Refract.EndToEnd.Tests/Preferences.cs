using System.Text.Json.Serialization;

namespace Refract.EndToEnd.Tests;

public sealed record Preferences(string Theme, int Size = 12)
{
    public string[] Tags { get; init; } = [];

    public bool Equals(Preferences? other) =>
        other is not null && Theme == other.Theme && Size == other.Size && Tags.SequenceEqual(other.Tags);

    public override int GetHashCode() => HashCode.Combine(Theme, Size, Tags.Length);
}

public readonly record struct Point(int X, int Y);

public sealed record Part(string Code, decimal? Price);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Preferences))]
[JsonSerializable(typeof(Point))]
internal sealed partial class GadgetJson : JsonSerializerContext;
