using System.Globalization;
using System.Text.Json;

namespace Refract.Runtime;

/// <summary>JSON values as CLR values.</summary>
internal static class JsonValues
{
    public static double Double(JsonElement json) =>
        json.ValueKind == JsonValueKind.String
            ? double.Parse(json.GetString()!, CultureInfo.InvariantCulture) : json.GetDouble();

    public static T Enum<T>(JsonElement json) where T : struct, Enum =>
        System.Enum.TryParse<T>(json.GetString(), ignoreCase: true, out var value) && System.Enum.IsDefined(value)
            ? value
            : throw new FormatException($"There is no {typeof(T).Name} of that name.");

    public static T Item<T>(JsonElement json)
    {
        object value = typeof(T) == typeof(string) ? json.GetString() ?? throw new FormatException()
            : typeof(T) == typeof(int) ? json.GetInt32()
            : typeof(T) == typeof(long) ? json.GetInt64()
            : typeof(T) == typeof(bool) ? json.GetBoolean()
            : typeof(T) == typeof(double) ? Double(json)
            : typeof(T) == typeof(decimal) ? json.GetDecimal()
            : typeof(T) == typeof(DateTimeOffset) ? json.GetDateTimeOffset().ToUniversalTime()
            : typeof(T) == typeof(Guid) ? json.GetGuid()
            : typeof(T) == typeof(DateOnly) ? DateOnly.Parse(json.GetString()!, CultureInfo.InvariantCulture)
            : typeof(T) == typeof(TimeOnly) ? TimeOnly.Parse(json.GetString()!, CultureInfo.InvariantCulture)
            : typeof(T) == typeof(byte[]) ? json.GetBytesFromBase64()
            : typeof(T) == typeof(JsonElement) ? json.Clone()
            : throw new NotSupportedException($"No column holds a list of {typeof(T)}.");
        return (T)value;
    }
}
