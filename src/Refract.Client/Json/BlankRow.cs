using System.Text.Json;
using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// A row without values: what a record is before its JSON was read. Texts are empty, and what may be null is.
/// </summary>
internal readonly struct BlankRow : IRow
{
    public ValueTask<bool> Next(CancellationToken ct) => throw Unread();

    public int Count => throw Unread();

    public bool Has(int ordinal) => true;

    public string Name(int ordinal) => throw Unread();

    public void WriteJson(int ordinal, Utf8JsonWriter writer) => throw Unread();

    public bool IsNull(int ordinal) => true;

    public int Int(int ordinal) => 0;

    public int? IntN(int ordinal) => null;

    public long BigInt(int ordinal) => 0;

    public long? BigIntN(int ordinal) => null;

    public bool Boolean(int ordinal) => false;

    public bool? BooleanN(int ordinal) => null;

    public double Float(int ordinal) => 0;

    public double? FloatN(int ordinal) => null;

    public decimal Decimal(int ordinal) => 0;

    public decimal? DecimalN(int ordinal) => null;

    public string Text(int ordinal) => "";

    public string? TextN(int ordinal) => null;

    public DateTimeOffset DateTime(int ordinal) => default;

    public DateTimeOffset? DateTimeN(int ordinal) => null;

    public DateOnly Date(int ordinal) => default;

    public DateOnly? DateN(int ordinal) => null;

    public TimeOnly Time(int ordinal) => default;

    public TimeOnly? TimeN(int ordinal) => null;

    public Guid Guid(int ordinal) => default;

    public Guid? GuidN(int ordinal) => null;

    public byte[] Bytes(int ordinal) => [];

    public byte[]? BytesN(int ordinal) => null;

    public JsonElement Json(int ordinal) => default;

    public JsonElement? JsonN(int ordinal) => null;

    public T Enum<T>(int ordinal, EnumMap<T> map) where T : struct, Enum => default;

    public T? EnumN<T>(int ordinal, EnumMap<T> map) where T : struct, Enum => null;

    public IReadOnlyList<T> List<T>(int ordinal) => [];

    public IReadOnlyList<T> EnumList<T>(int ordinal, EnumMap<T> map) where T : struct, Enum => [];

    public RowKey Key(int ordinal, ColumnType type) => throw Unread();

    private static NotSupportedException Unread() => new("A row without values is only read by a record.");
}
