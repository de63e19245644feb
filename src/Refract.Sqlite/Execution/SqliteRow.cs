using System.Globalization;
using System.Text;
using System.Text.Json;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Schema.Providers;
using SQLitePCL;

namespace Refract.Sqlite;

/// <summary>
/// The rows of a SQLite statement. Everything happens at once on the caller's thread; cancellation is looked at between
/// rows.
/// </summary>
internal readonly struct SqliteRow(Session session, sqlite3_stmt statement) : IRow
{
    /// <inheritdoc/>
    public ValueTask<bool> Next(CancellationToken ct) => session.Next(statement, ct);

    /// <inheritdoc/>
    public int Count => raw.sqlite3_column_count(statement);

    /// <inheritdoc/>
    public bool Has(int ordinal) => true;

    /// <inheritdoc/>
    public string Name(int ordinal) => raw.sqlite3_column_name(statement, ordinal).utf8_to_string();

    /// <inheritdoc/>
    /// <remarks>SQLite knows four types only: booleans are numbers, times and JSON are texts.</remarks>
    public void WriteJson(int ordinal, Utf8JsonWriter writer)
    {
        switch (raw.sqlite3_column_type(statement, At(ordinal)))
        {
            case raw.SQLITE_NULL:
                writer.WriteNullValue();
                break;
            case raw.SQLITE_INTEGER:
                writer.WriteNumberValue(raw.sqlite3_column_int64(statement, ordinal));
                break;
            case raw.SQLITE_FLOAT when double.IsFinite(raw.sqlite3_column_double(statement, ordinal)):
                writer.WriteNumberValue(raw.sqlite3_column_double(statement, ordinal));
                break;
            case raw.SQLITE_BLOB:
                writer.WriteBase64StringValue(Utf8(ordinal));
                break;
            default:
                writer.WriteStringValue(Utf8(ordinal));
                break;
        }
    }

    /// <inheritdoc/>
    public bool IsNull(int ordinal) => raw.sqlite3_column_type(statement, ordinal) == raw.SQLITE_NULL;

    /// <inheritdoc/>
    public int Int(int ordinal)
    {
        var value = BigInt(ordinal);
        return value is >= int.MinValue and <= int.MaxValue ? (int)value : throw NoValue(ordinal, "number of 32 bits");
    }

    /// <inheritdoc/>
    public int? IntN(int ordinal) => IsNull(ordinal) ? null : Int(ordinal);

    /// <inheritdoc/>
    public long BigInt(int ordinal)
    {
        var value = raw.sqlite3_column_int64(statement, ordinal);
        // Zero is also what SQLite returns for NULL and for what is no number.
        return value != 0 || raw.sqlite3_column_type(statement, ordinal) is raw.SQLITE_INTEGER or raw.SQLITE_FLOAT
            ? value : throw NoValue(ordinal, "number");
    }

    /// <inheritdoc/>
    public long? BigIntN(int ordinal) => IsNull(ordinal) ? null : BigInt(ordinal);

    /// <inheritdoc/>
    public bool Boolean(int ordinal) => BigInt(ordinal) != 0;

    /// <inheritdoc/>
    public bool? BooleanN(int ordinal) => IsNull(ordinal) ? null : Boolean(ordinal);

    /// <inheritdoc/>
    public double Float(int ordinal)
    {
        var value = raw.sqlite3_column_double(statement, ordinal);
        return value != 0 || raw.sqlite3_column_type(statement, ordinal) is raw.SQLITE_INTEGER or raw.SQLITE_FLOAT
            ? value : throw NoValue(ordinal, "number");
    }

    /// <inheritdoc/>
    public double? FloatN(int ordinal) => IsNull(ordinal) ? null : Float(ordinal);

    /// <inheritdoc/>
    public decimal Decimal(int ordinal) => raw.sqlite3_column_type(statement, At(ordinal)) switch
    {
        raw.SQLITE_INTEGER => raw.sqlite3_column_int64(statement, ordinal),
        raw.SQLITE_FLOAT => FromFloat(raw.sqlite3_column_double(statement, ordinal)),
        raw.SQLITE_TEXT
            when decimal.TryParse(Utf8(ordinal), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            number,
        _ => throw NoValue(ordinal, "number"),
    };

    /// <inheritdoc/>
    public decimal? DecimalN(int ordinal) => IsNull(ordinal) ? null : Decimal(ordinal);

    /// <inheritdoc/>
    public string Text(int ordinal) => TextN(ordinal) ?? throw NoValue(ordinal, "text");

    /// <inheritdoc/>
    public string? TextN(int ordinal)
    {
        var bytes = Utf8(ordinal);
        return !bytes.IsEmpty ? Encoding.UTF8.GetString(bytes) : IsNull(ordinal) ? null : "";
    }

    /// <inheritdoc/>
    public DateTimeOffset DateTime(int ordinal) => raw.sqlite3_column_type(statement, At(ordinal)) switch
    {
        raw.SQLITE_TEXT => StoredTime.Instant(Utf8(ordinal)),
        raw.SQLITE_INTEGER or raw.SQLITE_FLOAT => StoredTime.FromUnix(raw.sqlite3_column_int64(statement, ordinal)),
        _ => throw NoValue(ordinal, "date and time"),
    };

    /// <inheritdoc/>
    public DateTimeOffset? DateTimeN(int ordinal) => IsNull(ordinal) ? null : DateTime(ordinal);

    /// <inheritdoc/>
    public DateOnly Date(int ordinal) => raw.sqlite3_column_type(statement, ordinal) == raw.SQLITE_TEXT
        ? StoredTime.Day(Utf8(ordinal)) : DateOnly.FromDateTime(DateTime(ordinal).UtcDateTime);

    /// <inheritdoc/>
    public DateOnly? DateN(int ordinal) => IsNull(ordinal) ? null : Date(ordinal);

    /// <inheritdoc/>
    public TimeOnly Time(int ordinal) => raw.sqlite3_column_type(statement, ordinal) == raw.SQLITE_TEXT
        ? StoredTime.TimeOfDay(Utf8(ordinal)) : TimeOnly.FromDateTime(DateTime(ordinal).UtcDateTime);

    /// <inheritdoc/>
    public TimeOnly? TimeN(int ordinal) => IsNull(ordinal) ? null : Time(ordinal);

    /// <inheritdoc/>
    public Guid Guid(int ordinal)
    {
        var bytes = Utf8(ordinal);
        if (IsNull(ordinal)) throw NoValue(ordinal, "UUID");
        return raw.sqlite3_column_type(statement, ordinal) == raw.SQLITE_BLOB && bytes.Length == 16
            ? new Guid(bytes, bigEndian: true)
            : System.Guid.TryParse(bytes, CultureInfo.InvariantCulture, out var id)
                ? id : throw NoValue(ordinal, "UUID");
    }

    /// <inheritdoc/>
    public Guid? GuidN(int ordinal) => IsNull(ordinal) ? null : Guid(ordinal);

    /// <inheritdoc/>
    public byte[] Bytes(int ordinal) => BytesN(ordinal) ?? throw NoValue(ordinal, "value");

    /// <inheritdoc/>
    public byte[]? BytesN(int ordinal) => IsNull(ordinal) ? null : Utf8(ordinal).ToArray();

    /// <inheritdoc/>
    public JsonElement Json(int ordinal) =>
        IsNull(ordinal) ? throw NoValue(ordinal, "JSON") : JsonDepth.Parse(Utf8(ordinal));

    /// <inheritdoc/>
    public JsonElement? JsonN(int ordinal) => IsNull(ordinal) ? null : JsonDepth.Parse(Utf8(ordinal));

    /// <inheritdoc/>
    public T Enum<T>(int ordinal, EnumMap<T> map) where T : struct, Enum => map.ValueOf(Text(ordinal));

    /// <inheritdoc/>
    public T? EnumN<T>(int ordinal, EnumMap<T> map)
        where T : struct, Enum => TextN(ordinal) is { } name ? map.ValueOf(name) : null;

    /// <inheritdoc/>
    public IReadOnlyList<T> List<T>(int ordinal) => IsNull(ordinal) ? [] : StoredList.Read<T>(Utf8(ordinal));

    /// <inheritdoc/>
    public IReadOnlyList<T> EnumList<T>(int ordinal, EnumMap<T> map)
        where T : struct, Enum => IsNull(ordinal) ? [] : StoredList.Read(Utf8(ordinal), map);

    /// <inheritdoc/>
    public RowKey Key(int ordinal, ColumnType type)
    {
        if (type.IsNullable && IsNull(ordinal)) return RowKey.Null;
        return type.Kind switch
        {
            StoredKind.Int16 or StoredKind.Int32 or StoredKind.UInt32 or StoredKind.Int64 or StoredKind.Boolean =>
                RowKey.Of(BigInt(ordinal)),
            StoredKind.Decimal or StoredKind.Money => RowKey.Of((object)Decimal(ordinal)),
            StoredKind.Float32 or StoredKind.Float64 => RowKey.Of((object)Float(ordinal)),
            StoredKind.Date => RowKey.Of(Date(ordinal).DayNumber),
            StoredKind.Time or StoredKind.OffsetTime => RowKey.Of(Time(ordinal).Ticks),
            StoredKind.UtcDateTime or StoredKind.Instant => RowKey.Of(DateTime(ordinal).UtcTicks),
            StoredKind.Bytes => RowKey.Of((object)Convert.ToHexString(Utf8(ordinal))),
            StoredKind.Uuid => RowKey.Of((object)Guid(ordinal)),
            StoredKind.Text or StoredKind.PaddedText or StoredKind.FoldedText or StoredKind.Xml or StoredKind.Bits
                or StoredKind.Network or StoredKind.Json or StoredKind.Enum => RowKey.Of((object)Text(ordinal)),
            _ => throw new InvalidOperationException($"A column of the kind {type.Kind} is no key."),
        };
    }

    /// <summary>
    /// All digits of the number. The conversion to decimal keeps 15, which is what most numbers have.
    /// </summary>
    private static decimal FromFloat(double number)
    {
        var shortened = (decimal)number;
        return (double)shortened == number
            ? shortened : decimal.Parse(number.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float,
                CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The bytes of a text or blob, and the text of a number; valid until the next step. Empty for NULL.
    /// </summary>
    private ReadOnlySpan<byte> Utf8(int ordinal) => raw.sqlite3_column_blob(statement, At(ordinal));

    /// <summary>Remembers which column is read, for the error of one that cannot be.</summary>
    private int At(int ordinal) => session.Column = ordinal;

    private FormatException NoValue(int ordinal, string wanted)
    {
        At(ordinal);
        return new FormatException(
            $"The column holds {(IsNull(ordinal) ? "NULL" : "something else")} where a {wanted} is expected.");
    }
}
