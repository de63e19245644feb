using System.Globalization;
using System.Text.Json;
using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// A JSON object as a row, so that records are read from JSON by the same generated code as from a database.
/// </summary>
internal readonly struct JsonRow(JsonElement[] columns, ModelInfo model, JsonNames names) : IRow
{
    public ValueTask<bool> Next(CancellationToken ct) => throw new NotSupportedException("A JSON object is one row.");

    public int Count => columns.Length;

    public bool Has(int ordinal) => true;

    public string Name(int ordinal) => model.Columns[ordinal].Name;

    public void WriteJson(int ordinal, Utf8JsonWriter writer) => columns[ordinal].WriteTo(writer);

    public bool IsNull(int ordinal) => columns[ordinal].ValueKind is JsonValueKind.Null or JsonValueKind.Undefined;

    public int Int(int ordinal) => Read(ordinal, static json => json.GetInt32());

    public int? IntN(int ordinal) => IsNull(ordinal) ? null : Int(ordinal);

    public long BigInt(int ordinal) => Read(ordinal, static json => json.GetInt64());

    public long? BigIntN(int ordinal) => IsNull(ordinal) ? null : BigInt(ordinal);

    public bool Boolean(int ordinal) => Read(ordinal, static json => json.GetBoolean());

    public bool? BooleanN(int ordinal) => IsNull(ordinal) ? null : Boolean(ordinal);

    public double Float(int ordinal) => Read(ordinal, JsonValues.Double);

    public double? FloatN(int ordinal) => IsNull(ordinal) ? null : Float(ordinal);

    public decimal Decimal(int ordinal) => Read(ordinal, static json => json.GetDecimal());

    public decimal? DecimalN(int ordinal) => IsNull(ordinal) ? null : Decimal(ordinal);

    public string Text(int ordinal) => Read(ordinal, static json => json.GetString() ?? throw new FormatException());

    public string? TextN(int ordinal) => IsNull(ordinal) ? null : Text(ordinal);

    public DateTimeOffset DateTime(int ordinal) =>
        Read(ordinal, static json => json.GetDateTimeOffset().ToUniversalTime());

    public DateTimeOffset? DateTimeN(int ordinal) => IsNull(ordinal) ? null : DateTime(ordinal);

    public DateOnly Date(int ordinal) =>
        Read(ordinal, static json => DateOnly.Parse(json.GetString()!, CultureInfo.InvariantCulture));

    public DateOnly? DateN(int ordinal) => IsNull(ordinal) ? null : Date(ordinal);

    public TimeOnly Time(int ordinal) =>
        Read(ordinal, static json => TimeOnly.Parse(json.GetString()!, CultureInfo.InvariantCulture));

    public TimeOnly? TimeN(int ordinal) => IsNull(ordinal) ? null : Time(ordinal);

    public Guid Guid(int ordinal) => Read(ordinal, static json => json.GetGuid());

    public Guid? GuidN(int ordinal) => IsNull(ordinal) ? null : Guid(ordinal);

    public byte[] Bytes(int ordinal) => Read(ordinal, static json => json.GetBytesFromBase64());

    public byte[]? BytesN(int ordinal) => IsNull(ordinal) ? null : Bytes(ordinal);

    public JsonElement Json(int ordinal) => columns[ordinal].Clone();

    public JsonElement? JsonN(int ordinal) => IsNull(ordinal) ? null : Json(ordinal);

    public T Enum<T>(int ordinal, EnumMap<T> map) where T : struct, Enum => Read(ordinal, JsonValues.Enum<T>);

    public T? EnumN<T>(int ordinal, EnumMap<T> map)
        where T : struct, Enum => IsNull(ordinal) ? null : Enum(ordinal, map);

    public IReadOnlyList<T> List<T>(int ordinal) => Items(ordinal, JsonValues.Item<T>);

    public IReadOnlyList<T> EnumList<T>(int ordinal, EnumMap<T> map)
        where T : struct, Enum => Items(ordinal, JsonValues.Enum<T>);

    public RowKey Key(int ordinal, ColumnType type) =>
        throw new NotSupportedException("A JSON object is not joined with others.");

    private List<T> Items<T>(int ordinal, Func<JsonElement, T> convert) => IsNull(ordinal) ? [] : Read(ordinal, json =>
    {
        var items = new List<T>(json.GetArrayLength());
        foreach (var item in json.EnumerateArray()) items.Add(convert(item));
        return items;
    });

    private T Read<T>(int ordinal, Func<JsonElement, T> convert)
    {
        try
        {
            return convert(columns[ordinal]);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            var column = model.Columns[ordinal];
            throw new JsonException(
                $"{names[column.Slot].Value} of a {model.Name} is a {column.Type.Scalar}; the JSON has a "
                    + $"{columns[ordinal].ValueKind} that does not fit.", e);
        }
    }
}
