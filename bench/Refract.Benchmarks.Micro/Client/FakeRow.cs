using System.Text.Json;
using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Benchmarks.Micro.Client;

/// <summary>Rows that cost nothing: constants for the kinds of columns that the benchmarks' schema has.</summary>
internal struct FakeRow(int rows) : IRow
{
    private static readonly DateTimeOffset s_time = new(2024, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private int _left = rows;

    public ValueTask<bool> Next(CancellationToken ct) => new(_left-- > 0);

    public readonly int Count => 0;

    public readonly string Name(int ordinal) => "";

    public readonly bool Has(int ordinal) => true;

    public readonly void WriteJson(int ordinal, Utf8JsonWriter writer) => writer.WriteNullValue();

    public readonly bool IsNull(int ordinal) => false;

    public readonly int Int(int ordinal) => 42;

    public readonly bool Boolean(int ordinal) => true;

    public readonly string Text(int ordinal) => "text";

    public readonly string? TextN(int ordinal) => "text";

    public readonly DateTimeOffset DateTime(int ordinal) => s_time;

    public readonly RowKey Key(int ordinal, ColumnType type) => RowKey.Of(42L);

    public readonly int? IntN(int ordinal) => throw None();

    public readonly long BigInt(int ordinal) => throw None();

    public readonly long? BigIntN(int ordinal) => throw None();

    public readonly bool? BooleanN(int ordinal) => throw None();

    public readonly double Float(int ordinal) => throw None();

    public readonly double? FloatN(int ordinal) => throw None();

    public readonly decimal Decimal(int ordinal) => throw None();

    public readonly decimal? DecimalN(int ordinal) => throw None();

    public readonly DateTimeOffset? DateTimeN(int ordinal) => throw None();

    public readonly DateOnly Date(int ordinal) => throw None();

    public readonly DateOnly? DateN(int ordinal) => throw None();

    public readonly TimeOnly Time(int ordinal) => throw None();

    public readonly TimeOnly? TimeN(int ordinal) => throw None();

    public readonly Guid Guid(int ordinal) => throw None();

    public readonly Guid? GuidN(int ordinal) => throw None();

    public readonly byte[] Bytes(int ordinal) => throw None();

    public readonly byte[]? BytesN(int ordinal) => throw None();

    public readonly JsonElement Json(int ordinal) => throw None();

    public readonly JsonElement? JsonN(int ordinal) => throw None();

    public readonly T Enum<T>(int ordinal, EnumMap<T> map) where T : struct, Enum => throw None();

    public readonly T? EnumN<T>(int ordinal, EnumMap<T> map) where T : struct, Enum => throw None();

    public readonly IReadOnlyList<T> List<T>(int ordinal) => throw None();

    public readonly IReadOnlyList<T> EnumList<T>(int ordinal, EnumMap<T> map) where T : struct, Enum => throw None();

    private static NotSupportedException None() => new("No column of the benchmarks' schema is of this kind.");
}
