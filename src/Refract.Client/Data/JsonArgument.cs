using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// A JSON value to compare a document or a part of one with, or nothing. A <see langword="string"/> is a text of JSON,
/// not a document to be read: that is <c>Json.Parse(text)</c>.
/// </summary>
public readonly struct JsonArgument
{
    private readonly string? _json;
    private readonly bool _isSkipped;

    private JsonArgument(string? json, bool isSet = true) => (_json, _isSkipped) = (json, !isSet);

    /// <summary>Compares with the value.</summary>
    public static implicit operator JsonArgument(JsonElement value) =>
        new(value.ValueKind == JsonValueKind.Undefined ? null : value.GetRawText());

    /// <summary>Compares with the value; null is the database's NULL, where there may be one.</summary>
    public static implicit operator JsonArgument(JsonElement? value) => value is { } known ? known : default;

    /// <summary>Compares with the value; null is the database's NULL, where there may be one.</summary>
    public static implicit operator JsonArgument(JsonNode? value) => new(value?.ToJsonString());

    /// <summary>Compares with a text.</summary>
    public static implicit operator JsonArgument(string? value) => new(value is null ? null : Quoted(value));

    /// <summary>Compares with <c>true</c> or <c>false</c>.</summary>
    public static implicit operator JsonArgument(bool value) => new(value ? "true" : "false");

    /// <summary>Compares with a number.</summary>
    public static implicit operator JsonArgument(int value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Compares with a number.</summary>
    public static implicit operator JsonArgument(long value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Compares with a number.</summary>
    /// <exception cref="InvalidQueryException">It is infinite or not a number: JSON has none of these.</exception>
    public static implicit operator JsonArgument(double value) => double.IsFinite(value)
        ? new(value.ToString("R", CultureInfo.InvariantCulture))
        : throw new InvalidQueryException($"JSON has no number {value.ToString(CultureInfo.InvariantCulture)}.",
            "where");

    /// <summary>Compares with a number.</summary>
    public static implicit operator JsonArgument(decimal value) => new(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Compares with the value, or not at all.</summary>
    public static implicit operator JsonArgument(Skippable<JsonElement> value) =>
        value.IsSet ? value.ValueOrDefault : Skipped;

    /// <summary>Compares with a text, or not at all.</summary>
    public static implicit operator JsonArgument(Skippable<string> value) =>
        value.IsSet ? value.ValueOrDefault : Skipped;

    /// <summary>Compares with <c>true</c> or <c>false</c>, or not at all.</summary>
    public static implicit operator JsonArgument(Skippable<bool> value) =>
        value.IsSet ? value.ValueOrDefault : Skipped;

    /// <summary>Compares with a number, or not at all.</summary>
    public static implicit operator JsonArgument(Skippable<int> value) =>
        value.IsSet ? value.ValueOrDefault : Skipped;

    /// <summary>Compares with a number, or not at all.</summary>
    public static implicit operator JsonArgument(Skippable<long> value) =>
        value.IsSet ? value.ValueOrDefault : Skipped;

    /// <summary>Compares with a number, or not at all.</summary>
    public static implicit operator JsonArgument(Skippable<double> value) =>
        value.IsSet ? value.ValueOrDefault : Skipped;

    /// <summary>Compares with a number, or not at all.</summary>
    public static implicit operator JsonArgument(Skippable<decimal> value) =>
        value.IsSet ? value.ValueOrDefault : Skipped;

    internal bool IsSkipped => _isSkipped;

    private static JsonArgument Skipped => new(null, isSet: false);

    /// <summary>The document; NULL for null.</summary>
    internal SqlValue Value => _json is null ? SqlValue.Null : SqlValue.OfJson(_json);

    private static string Quoted(string text)
    {
        try
        {
            return $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
        }
        catch (ArgumentException)
        {
            throw new InvalidQueryException("A text to compare a document with has half of a surrogate pair.",
                "where", "P2000");
        }
    }
}
