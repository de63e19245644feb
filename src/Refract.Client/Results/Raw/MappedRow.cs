using System.Text.Json;
using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// A row whose columns are in another order, so that generated code can read them by their places in what it makes.
/// Remembers which was read last, for the error of one that cannot be.
/// </summary>
internal struct MappedRow<TRow>(TRow row, int[] ordinals) : IRow where TRow : struct, IRow
{
    private TRow _row = row;

    /// <summary>The place that was read last.</summary>
    public int Last { get; private set; } = -1;

    public readonly int Count => ordinals.Length;

    public readonly bool Has(int ordinal) => ordinals[ordinal] >= 0;

    public readonly string Name(int ordinal) => _row.Name(ordinals[ordinal]);

    public void WriteJson(int ordinal, Utf8JsonWriter writer) => _row.WriteJson(At(ordinal), writer);

    public ValueTask<bool> Next(CancellationToken ct) => _row.Next(ct);

    public bool IsNull(int ordinal) => ordinals[ordinal] < 0 || _row.IsNull(At(ordinal));

    public int Int(int ordinal) => _row.Int(Required(ordinal));

    public int? IntN(int ordinal) => _row.IntN(At(ordinal));

    public long BigInt(int ordinal) => _row.BigInt(Required(ordinal));

    public long? BigIntN(int ordinal) => _row.BigIntN(At(ordinal));

    public bool Boolean(int ordinal) => _row.Boolean(Required(ordinal));

    public bool? BooleanN(int ordinal) => _row.BooleanN(At(ordinal));

    public double Float(int ordinal) => _row.Float(Required(ordinal));

    public double? FloatN(int ordinal) => _row.FloatN(At(ordinal));

    public decimal Decimal(int ordinal) => _row.Decimal(Required(ordinal));

    public decimal? DecimalN(int ordinal) => _row.DecimalN(At(ordinal));

    public string Text(int ordinal) => _row.Text(Required(ordinal));

    public string? TextN(int ordinal) => _row.TextN(At(ordinal));

    public DateTimeOffset DateTime(int ordinal) => _row.DateTime(Required(ordinal));

    public DateTimeOffset? DateTimeN(int ordinal) => _row.DateTimeN(At(ordinal));

    public DateOnly Date(int ordinal) => _row.Date(Required(ordinal));

    public DateOnly? DateN(int ordinal) => _row.DateN(At(ordinal));

    public TimeOnly Time(int ordinal) => _row.Time(Required(ordinal));

    public TimeOnly? TimeN(int ordinal) => _row.TimeN(At(ordinal));

    public Guid Guid(int ordinal) => _row.Guid(Required(ordinal));

    public Guid? GuidN(int ordinal) => _row.GuidN(At(ordinal));

    public byte[] Bytes(int ordinal) => _row.Bytes(Required(ordinal));

    public byte[]? BytesN(int ordinal) => _row.BytesN(At(ordinal));

    public JsonElement Json(int ordinal) => _row.Json(Required(ordinal));

    public JsonElement? JsonN(int ordinal) => _row.JsonN(At(ordinal));

    public T Enum<T>(int ordinal, EnumMap<T> map) where T : struct, Enum => _row.Enum(Required(ordinal), map);

    public T? EnumN<T>(int ordinal, EnumMap<T> map) where T : struct, Enum => _row.EnumN(At(ordinal), map);

    public IReadOnlyList<T> List<T>(int ordinal) => _row.List<T>(At(ordinal));

    public IReadOnlyList<T> EnumList<T>(int ordinal, EnumMap<T> map) where T : struct, Enum =>
        _row.EnumList(At(ordinal), map);

    public RowKey Key(int ordinal, ColumnType type) => _row.Key(At(ordinal), type);

    private int At(int ordinal)
    {
        Last = ordinal;
        return ordinals[ordinal];
    }

    private int Required(int ordinal)
    {
        var at = At(ordinal);
        return _row.IsNull(at) ? throw new NullValueException() : at;
    }
}
