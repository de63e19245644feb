using System.Text.Json.Serialization;

namespace Refract.Benchmarks.Harness;

/// <summary>
/// What one contender needed for one case. Null where it has no equivalent, or where there is no raw one to compare
/// with.
/// </summary>
internal sealed record Figure(
    [property: JsonPropertyName("db")] string Database,
    [property: JsonPropertyName("case")] string Case,
    [property: JsonPropertyName("contender")] string Contender,
    [property: JsonPropertyName("median_us")] double? MedianMicroseconds,
    [property: JsonPropertyName("ratio_to_raw")] double? RatioToRaw,
    [property: JsonPropertyName("bytes_per_op")] double? BytesPerOperation);
