using System.Text.Json;
using Npgsql;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Schema.Providers;

namespace Refract.PostgreSql;

/// <summary>The rows of a PostgreSQL statement. Buffered row by row, so columns may be read in any order.</summary>
internal readonly struct PostgreSqlRow(NpgsqlDataReader reader) : IRow
{
    private const uint Single = 700;
    private const uint SingleArray = 1021;
    private const uint Oid = 26;
    private const uint OidArray = 1028;
    private const uint DateType = 1082;
    private const uint DateArray = 1182;
    private const uint TimeType = 1083;
    private const uint TimeArray = 1183;
    private const uint Timestamp = 1114;
    private const uint TimestampArray = 1115;
    private const uint TimestampWithZone = 1184;
    private const uint TimestampWithZoneArray = 1185;
    private const uint TimeWithZone = 1266;
    private const uint TimeWithZoneArray = 1270;

    /// <inheritdoc/>
    public ValueTask<bool> Next(CancellationToken ct) => new(reader.ReadAsync(ct));

    /// <inheritdoc/>
    public int Count => reader.FieldCount;

    /// <inheritdoc/>
    public bool Has(int ordinal) => true;

    /// <inheritdoc/>
    public string Name(int ordinal) => reader.GetName(ordinal);

    /// <inheritdoc/>
    public void WriteJson(int ordinal, Utf8JsonWriter writer)
    {
        if (reader.IsDBNull(ordinal)) writer.WriteNullValue();
        else JsonColumn.Write(this, reader, ordinal, writer);
    }

    /// <inheritdoc/>
    public bool IsNull(int ordinal) => reader.IsDBNull(ordinal);

    /// <inheritdoc/>
    public int Int(int ordinal) =>
        reader.GetDataTypeOID(ordinal) == Oid
            ? checked((int)reader.GetFieldValue<uint>(ordinal)) : reader.GetInt32(ordinal);

    /// <inheritdoc/>
    public int? IntN(int ordinal) => reader.IsDBNull(ordinal) ? null : Int(ordinal);

    /// <inheritdoc/>
    public long BigInt(int ordinal) => reader.GetInt64(ordinal);

    /// <inheritdoc/>
    public long? BigIntN(int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetInt64(ordinal);

    /// <inheritdoc/>
    public bool Boolean(int ordinal) => reader.GetBoolean(ordinal);

    /// <inheritdoc/>
    public bool? BooleanN(int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetBoolean(ordinal);

    /// <inheritdoc/>
    public double Float(int ordinal) =>
        reader.GetDataTypeOID(ordinal) == Single
            ? SingleFloat.Widen(reader.GetFloat(ordinal)) : reader.GetDouble(ordinal);

    /// <inheritdoc/>
    public double? FloatN(int ordinal) => reader.IsDBNull(ordinal) ? null : Float(ordinal);

    /// <inheritdoc/>
    public decimal Decimal(int ordinal) => NumericColumn.Read(reader, ordinal);

    /// <inheritdoc/>
    public decimal? DecimalN(int ordinal) => reader.IsDBNull(ordinal) ? null : NumericColumn.Read(reader, ordinal);

    /// <inheritdoc/>
    public string Text(int ordinal) => TextColumn.Read(reader, ordinal);

    /// <inheritdoc/>
    public string? TextN(int ordinal) => reader.IsDBNull(ordinal) ? null : TextColumn.Read(reader, ordinal);

    /// <inheritdoc/>
    public DateTimeOffset DateTime(int ordinal) => reader.GetDataTypeOID(ordinal) is Timestamp or TimestampWithZone
        ? RawTimes.ToInstant(reader.GetFieldValue<long>(ordinal))
        : new DateTimeOffset(reader.GetDateTime(ordinal).Ticks, TimeSpan.Zero);

    /// <inheritdoc/>
    public DateTimeOffset? DateTimeN(int ordinal) => reader.IsDBNull(ordinal) ? null : DateTime(ordinal);

    /// <inheritdoc/>
    public DateOnly Date(int ordinal) => reader.GetDataTypeOID(ordinal) == DateType
        ? RawTimes.ToDay(reader.GetFieldValue<int>(ordinal)) : reader.GetFieldValue<DateOnly>(ordinal);

    /// <inheritdoc/>
    public DateOnly? DateN(int ordinal) => reader.IsDBNull(ordinal) ? null : Date(ordinal);

    /// <inheritdoc/>
    public TimeOnly Time(int ordinal) => reader.GetDataTypeOID(ordinal) switch
    {
        TimeType => RawTimes.ToTime(reader.GetFieldValue<long>(ordinal)),
        TimeWithZone => InUtc(reader.GetFieldValue<DateTimeOffset>(ordinal)),
        _ => reader.GetFieldValue<TimeOnly>(ordinal),
    };

    /// <inheritdoc/>
    public TimeOnly? TimeN(int ordinal) => reader.IsDBNull(ordinal) ? null : Time(ordinal);

    /// <inheritdoc/>
    public Guid Guid(int ordinal) => reader.GetGuid(ordinal);

    /// <inheritdoc/>
    public Guid? GuidN(int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetGuid(ordinal);

    /// <inheritdoc/>
    public byte[] Bytes(int ordinal) => reader.GetFieldValue<byte[]>(ordinal);

    /// <inheritdoc/>
    public byte[]? BytesN(int ordinal) => reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<byte[]>(ordinal);

    /// <inheritdoc/>
    public JsonElement Json(int ordinal) => JsonDepth.Parse(reader.GetString(ordinal));

    /// <inheritdoc/>
    public JsonElement? JsonN(int ordinal) =>
        reader.IsDBNull(ordinal) ? null : JsonDepth.Parse(reader.GetString(ordinal));

    /// <inheritdoc/>
    public T Enum<T>(int ordinal, EnumMap<T> map) where T : struct, Enum => map.ValueOf(reader.GetString(ordinal));

    /// <inheritdoc/>
    public T? EnumN<T>(int ordinal, EnumMap<T> map) where T : struct, Enum =>
        reader.IsDBNull(ordinal) ? null : map.ValueOf(reader.GetString(ordinal));

    /// <inheritdoc/>
    public IReadOnlyList<T> List<T>(int ordinal)
    {
        if (reader.IsDBNull(ordinal)) return [];
        var type = reader.GetDataTypeOID(ordinal);
        if (typeof(T) == typeof(DateTimeOffset) && type is TimestampArray or TimestampWithZoneArray)
            return (T[])(object)Array.ConvertAll(reader.GetFieldValue<long[]>(ordinal), RawTimes.ToInstant);
        if (typeof(T) == typeof(DateOnly) && type == DateArray)
            return (T[])(object)Array.ConvertAll(reader.GetFieldValue<int[]>(ordinal), RawTimes.ToDay);
        if (typeof(T) == typeof(TimeOnly) && type == TimeArray)
            return (T[])(object)Array.ConvertAll(reader.GetFieldValue<long[]>(ordinal), RawTimes.ToTime);
        if (typeof(T) == typeof(JsonElement))
            return (T[])(object)Array.ConvertAll(TextColumn.WithoutNull(reader.GetFieldValue<string[]>(ordinal)),
                static json => JsonDepth.Parse(json));
        if (typeof(T) == typeof(string)) return (T[])(object)TextColumn.ReadArray(reader, ordinal);
        if (typeof(T) == typeof(byte[]))
            return (T[])(object)TextColumn.WithoutNull(reader.GetFieldValue<byte[][]>(ordinal));
        if (typeof(T) == typeof(double) && type == SingleArray)
            return (T[])(object)Array.ConvertAll(reader.GetFieldValue<float[]>(ordinal), SingleFloat.Widen);
        if (typeof(T) == typeof(int) && type == OidArray)
            return (T[])(object)Array.ConvertAll(reader.GetFieldValue<uint[]>(ordinal),
                static oid => checked((int)oid));
        if (typeof(T) == typeof(decimal)) return (T[])(object)NumericColumn.ReadArray(reader, ordinal);
        if (typeof(T) == typeof(TimeOnly) && type == TimeWithZoneArray)
            return (T[])(object)Array.ConvertAll(reader.GetFieldValue<DateTimeOffset[]>(ordinal), InUtc);
        return reader.GetFieldValue<T[]>(ordinal);
    }

    /// <inheritdoc/>
    public IReadOnlyList<T> EnumList<T>(int ordinal, EnumMap<T> map) where T : struct, Enum =>
        reader.IsDBNull(ordinal)
            ? [] : Array.ConvertAll(TextColumn.WithoutNull(reader.GetFieldValue<string[]>(ordinal)), map.ValueOf);

    /// <inheritdoc/>
    public RowKey Key(int ordinal, ColumnType type)
    {
        if (type.IsNullable && reader.IsDBNull(ordinal)) return RowKey.Null;
        return type.Kind switch
        {
            // By the getter that the record's own column is read with: the driver keeps one converter for a column and
            // looks it up again when the type changes.
            StoredKind.Int16 or StoredKind.Int32 or StoredKind.UInt32 => RowKey.Of((long)Int(ordinal)),
            StoredKind.Int64 => RowKey.Of(reader.GetInt64(ordinal)),
            StoredKind.Boolean => RowKey.Of(reader.GetBoolean(ordinal) ? 1 : 0),
            StoredKind.Decimal or StoredKind.Money => RowKey.Of((object)NumericColumn.Read(reader, ordinal)),
            StoredKind.Float32 or StoredKind.Float64 => RowKey.Of((object)Float(ordinal)),
            StoredKind.Date => RowKey.Of(Date(ordinal).DayNumber),
            StoredKind.Time or StoredKind.OffsetTime => RowKey.Of(Time(ordinal).Ticks),
            StoredKind.UtcDateTime or StoredKind.Instant => RowKey.Of(DateTime(ordinal).Ticks),
            StoredKind.Bytes => RowKey.Of((object)Convert.ToHexString(reader.GetFieldValue<byte[]>(ordinal))),
            // Texts that PostgreSQL calls equal have equal keys: padding of char(n) and case of citext do not count.
            StoredKind.Uuid => RowKey.Of((object)reader.GetGuid(ordinal)),
            StoredKind.PaddedText => RowKey.Of((object)reader.GetString(ordinal).TrimEnd(' ')),
            StoredKind.FoldedText => RowKey.Of((object)reader.GetString(ordinal).ToLowerInvariant()),
            StoredKind.Text or StoredKind.Xml or StoredKind.Bits or StoredKind.Network or StoredKind.Json
                or StoredKind.Enum => RowKey.Of((object)Text(ordinal)),
            _ => throw new InvalidOperationException($"A column of the kind {type.Kind} is no key."),
        };
    }

    private static TimeOnly InUtc(DateTimeOffset value) => TimeOnly.FromTimeSpan(
        new TimeSpan(
            (((value.TimeOfDay - value.Offset).Ticks % TimeSpan.TicksPerDay)
                + TimeSpan.TicksPerDay) % TimeSpan.TicksPerDay));
}
