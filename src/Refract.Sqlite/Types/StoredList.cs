using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Sqlite;

/// <summary>
/// Lists as JSON arrays, both as a column's value and as the keys of <c>json_each(?)</c>. Items have the form that the
/// same value has in a column of its own.
/// </summary>
internal static class StoredList
{
    /// <summary>
    /// With no more escapes than JSON needs, as the defaults in DDL have it: lists are compared as texts, and people
    /// read the files.
    /// </summary>
    private static readonly JsonWriterOptions s_options = new() { SkipValidation = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON array of a CLR array.</summary>
    /// <param name="values">An array of any CLR type of a column, or of its nullable form.</param>
    /// <param name="type">The list's type.</param>
    public static byte[] Write(Array values, ColumnType type) => Write((values, type), static (json, list) =>
    {
        switch (list.values)
        {
            case int[] numbers: foreach (var number in numbers) json.WriteNumberValue(number); break;
            case long[] numbers: foreach (var number in numbers) json.WriteNumberValue(number); break;
            case string[] texts: foreach (var text in texts) WriteText(json, text); break;
            default: foreach (var item in list.values) WriteItem(json, item, list.type); break;
        }
    });

    /// <summary>The JSON array of values that are asked for one by one.</summary>
    public static byte[] Write(ValueList values, ColumnType type) => Write((values, type), static (json, list) =>
    {
        for (var i = 0; i < list.values.Count; i++) WriteItem(json, list.values[i], list.type);
    });

    /// <summary>The items of a stored list.</summary>
    public static IReadOnlyList<T> Read<T>(ReadOnlySpan<byte> json)
    {
        var reader = Start(json);
        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(ReadItem<T>(ref reader));
        return items.ToArray();
    }

    /// <summary>The items of a stored list of an enum.</summary>
    public static IReadOnlyList<T> Read<T>(ReadOnlySpan<byte> json, EnumMap<T> map) where T : struct, Enum
    {
        var reader = Start(json);
        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(map.ValueOf(reader.GetString()!));
        return items.ToArray();
    }

    private static byte[] Write<T>(T list, Action<Utf8JsonWriter, T> items)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartArray();
            items(json, list);
            json.WriteEndArray();
        }
        return buffer.WrittenSpan.ToArray();
    }

    private static Utf8JsonReader Start(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, JsonDepth.ListOptions);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
            throw new FormatException("The column holds a text that is no JSON array.");
        return reader;
    }

    private static T ReadItem<T>(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null && typeof(T) != typeof(JsonElement))
            throw new FormatException("The list holds a null.");
        if (typeof(T) == typeof(string)) return (T)(object)reader.GetString()!;
        if (typeof(T) == typeof(int)) return (T)(object)reader.GetInt32();
        if (typeof(T) == typeof(long)) return (T)(object)reader.GetInt64();
        if (typeof(T) == typeof(bool))
            return (T)(object)(reader.TokenType == JsonTokenType.Number ? reader.GetInt32() != 0 : reader.GetBoolean());
        if (typeof(T) == typeof(double)) return (T)(object)reader.GetDouble();
        if (typeof(T) == typeof(decimal))
            return (T)(object)(reader.TokenType == JsonTokenType.String
                && decimal.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture,
                    out var number)
                ? number : reader.GetDecimal());
        if (typeof(T) == typeof(Guid)) return (T)(object)Guid.Parse(reader.GetString()!);
        if (typeof(T) == typeof(DateTimeOffset))
            return (T)(object)(reader.TokenType == JsonTokenType.Number
                ? StoredTime.FromUnix(reader.GetInt64()) : StoredTime.Instant(reader.ValueSpan));
        if (typeof(T) == typeof(DateOnly)) return (T)(object)StoredTime.Day(reader.ValueSpan);
        if (typeof(T) == typeof(TimeOnly)) return (T)(object)StoredTime.TimeOfDay(reader.ValueSpan);
        if (typeof(T) == typeof(byte[])) return (T)(object)reader.GetBytesFromBase64();
        if (typeof(T) == typeof(JsonElement)) return (T)(object)JsonElement.ParseValue(ref reader);
        throw new NotSupportedException($"No list holds a {typeof(T)}.");
    }

    private static void WriteItem(Utf8JsonWriter json, object? item, ColumnType type)
    {
        switch (item)
        {
            case null: json.WriteNullValue(); break;
            case int number: json.WriteNumberValue(number); break;
            case long number: json.WriteNumberValue(number); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case double number: WriteFloat(json, number); break;
            case decimal number: WriteDecimal(json, number); break;
            case string text: WriteText(json, text); break;
            case Guid id: json.WriteStringValue(id); break;
            // Not encoded: the plus sign would become an escape, and texts are compared as they are.
            case DateTimeOffset instant: Raw(json, StoredTime.Text(instant.UtcDateTime, type)); break;
            case DateOnly day: Raw(json, StoredTime.Text(day)); break;
            case TimeOnly time: Raw(json, StoredTime.Text(time)); break;
            case byte[] bytes: json.WriteBase64StringValue(bytes); break;
            case JsonElement element: element.WriteTo(json); break;
            default: throw new NotSupportedException($"No list holds a {item.GetType()}.");
        }
    }

    private static void WriteItem(Utf8JsonWriter json, in SqlValue item, ColumnType type)
    {
        switch (item.Kind)
        {
            case SqlValueKind.Null: json.WriteNullValue(); break;
            case SqlValueKind.Int or SqlValueKind.BigInt: json.WriteNumberValue(item.AsBigInt); break;
            case SqlValueKind.Boolean: json.WriteBooleanValue(item.AsBoolean); break;
            case SqlValueKind.Float: WriteFloat(json, item.AsFloat); break;
            case SqlValueKind.Decimal: WriteDecimal(json, item.AsDecimal); break;
            case SqlValueKind.Text: WriteText(json, item.AsText); break;
            case SqlValueKind.Guid: json.WriteStringValue(item.AsGuid); break;
            case SqlValueKind.DateTime: Raw(json, StoredTime.Text(item.AsDateTime, type)); break;
            case SqlValueKind.Date: Raw(json, StoredTime.Text(item.AsDate)); break;
            case SqlValueKind.Time: Raw(json, StoredTime.Text(item.AsTime)); break;
            case SqlValueKind.Bytes: json.WriteBase64StringValue(item.AsBytes); break;
            // As the other overload writes it, so that the same document has the same text.
            case SqlValueKind.Json: JsonDepth.Parse(item.AsText).WriteTo(json); break;
            default: throw new NotSupportedException($"No list holds a value of kind {item.Kind}.");
        }
    }

    /// <summary>
    /// JSON has no infinite numbers, but numbers that are too large: both its readers take them for infinite.
    /// </summary>
    private static void WriteFloat(Utf8JsonWriter json, double number)
    {
        if (double.IsInfinity(number)) json.WriteRawValue(number > 0 ? "9e999" : "-9e999", skipInputValidation: true);
        else json.WriteNumberValue(number);
    }

    /// <summary>Without zeros at the end, so that equal numbers have equal texts.</summary>
    private static void WriteDecimal(Utf8JsonWriter json, decimal number) =>
        json.WriteNumberValue(number / 1.0000000000000000000000000000m);

    /// <summary>
    /// The writer puts another character in the place of half a surrogate pair; counting its bytes throws instead.
    /// </summary>
    private static void WriteText(Utf8JsonWriter json, string? text)
    {
        if (text.AsSpan().ContainsAnyInRange('\ud800', '\udfff')) ParameterBinder.Utf8.GetByteCount(text!);
        json.WriteStringValue(text);
    }

    private static void Raw(Utf8JsonWriter json, string text) =>
        json.WriteRawValue(Encoding.UTF8.GetBytes('"' + text + '"'), skipInputValidation: true);
}
