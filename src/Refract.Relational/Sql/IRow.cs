using System.Text.Json;

namespace Refract.Relational.Sql;

/// <summary>
/// A cursor over rows: each provider has its own struct, and generated readers are compiled for each, so that reading a
/// column is a direct call without boxing. Ordinals count from 0. Methods that end in <c>N</c> return null for NULL;
/// the others require a value.
/// </summary>
public interface IRow
{
    /// <summary>Moves to the next row; false after the last. Cancellation is checked between rows.</summary>
    ValueTask<bool> Next(CancellationToken ct);

    /// <summary>How many columns the rows have.</summary>
    int Count { get; }

    /// <summary>The name of a column, as the statement gives it.</summary>
    string Name(int ordinal);

    /// <summary>
    /// False for a column that may be missing and is; only where generated code reads columns by name.
    /// </summary>
    bool Has(int ordinal);

    /// <summary>
    /// Writes a column as JSON, whatever its type: numbers as numbers, times by ISO 8601, bytes as base64, JSON as it
    /// is, lists as arrays, and what has no form of its own as the database's text.
    /// </summary>
    void WriteJson(int ordinal, Utf8JsonWriter writer);

    /// <summary>True when the column is NULL.</summary>
    bool IsNull(int ordinal);

    /// <summary>An <c>Int</c>.</summary>
    int Int(int ordinal);

    /// <summary>An <c>Int?</c>.</summary>
    int? IntN(int ordinal);

    /// <summary>A <c>BigInt</c>.</summary>
    long BigInt(int ordinal);

    /// <summary>A <c>BigInt?</c>.</summary>
    long? BigIntN(int ordinal);

    /// <summary>A <c>Boolean</c>.</summary>
    bool Boolean(int ordinal);

    /// <summary>A <c>Boolean?</c>.</summary>
    bool? BooleanN(int ordinal);

    /// <summary>A <c>Float</c>.</summary>
    double Float(int ordinal);

    /// <summary>A <c>Float?</c>.</summary>
    double? FloatN(int ordinal);

    /// <summary>A <c>Decimal</c>.</summary>
    decimal Decimal(int ordinal);

    /// <summary>A <c>Decimal?</c>.</summary>
    decimal? DecimalN(int ordinal);

    /// <summary>A <c>String</c>.</summary>
    string Text(int ordinal);

    /// <summary>A <c>String?</c>.</summary>
    string? TextN(int ordinal);

    /// <summary>A <c>DateTime</c>: an instant with offset zero, whatever the column's own form.</summary>
    DateTimeOffset DateTime(int ordinal);

    /// <summary>A <c>DateTime?</c>.</summary>
    DateTimeOffset? DateTimeN(int ordinal);

    /// <summary>A <c>DateTime @db.Date</c>.</summary>
    DateOnly Date(int ordinal);

    /// <summary>A <c>DateTime? @db.Date</c>.</summary>
    DateOnly? DateN(int ordinal);

    /// <summary>A <c>DateTime @db.Time</c> or <c>@db.Timetz</c>.</summary>
    TimeOnly Time(int ordinal);

    /// <summary>A <c>DateTime? @db.Time</c> or <c>@db.Timetz</c>.</summary>
    TimeOnly? TimeN(int ordinal);

    /// <summary>A <c>String @db.Uuid</c>.</summary>
    Guid Guid(int ordinal);

    /// <summary>A <c>String? @db.Uuid</c>.</summary>
    Guid? GuidN(int ordinal);

    /// <summary>A <c>Bytes</c>.</summary>
    byte[] Bytes(int ordinal);

    /// <summary>A <c>Bytes?</c>.</summary>
    byte[]? BytesN(int ordinal);

    /// <summary>A <c>Json</c>, detached from any buffer.</summary>
    JsonElement Json(int ordinal);

    /// <summary>A <c>Json?</c>; null is the database's NULL, not JSON's null.</summary>
    JsonElement? JsonN(int ordinal);

    /// <summary>An enum's value.</summary>
    T Enum<T>(int ordinal, EnumMap<T> map) where T : struct, Enum;

    /// <summary>An enum's value, or null.</summary>
    T? EnumN<T>(int ordinal, EnumMap<T> map) where T : struct, Enum;

    /// <summary>
    /// A list of any of the CLR types above (<typeparamref name="T"/> not nullable, no enum); empty for NULL.
    /// </summary>
    IReadOnlyList<T> List<T>(int ordinal);

    /// <summary>A list of enum values; empty for NULL.</summary>
    IReadOnlyList<T> EnumList<T>(int ordinal, EnumMap<T> map) where T : struct, Enum;

    /// <summary>
    /// The column as a key. Equal stored values give equal keys for any two columns that a relation joins.
    /// </summary>
    RowKey Key(int ordinal, ColumnType type);
}
