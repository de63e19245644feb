using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Refract.Relational.Sql;

namespace Refract.PostgreSql;

/// <summary>Makes parameters of arrays: list columns, keys for <c>= ANY</c>, and the columns of <c>unnest</c>, whose items may be null.</summary>
internal static class ArrayBinder
{
    /// <summary>A parameter of the array, given the wire type of its items.</summary>
    public static NpgsqlParameter Make(Array values, NpgsqlDbType item) => values switch
    {
        SqlValue[] mixed => OfValues(mixed, item),
        int[] numbers => item switch
        {
            NpgsqlDbType.Smallint => Typed(Array.ConvertAll(numbers, Convert.ToInt16), item),
            NpgsqlDbType.Bigint => Typed(Array.ConvertAll(numbers, number => (long)number), item),
            NpgsqlDbType.Oid => Typed(Array.ConvertAll(numbers, Convert.ToUInt32), item),
            _ => Typed(numbers, NpgsqlDbType.Integer),
        },
        int?[] numbers => item switch
        {
            NpgsqlDbType.Smallint => Typed(Array.ConvertAll(numbers, number => number is { } n ? Convert.ToInt16(n) : (short?)null), item),
            NpgsqlDbType.Bigint => Typed(Array.ConvertAll(numbers, number => (long?)number), item),
            NpgsqlDbType.Oid => Typed(Array.ConvertAll(numbers, number => number is { } n ? Convert.ToUInt32(n) : (uint?)null), item),
            _ => Typed(numbers, NpgsqlDbType.Integer),
        },
        long[] => Typed((long[])values, NpgsqlDbType.Bigint),
        long?[] => Typed((long?[])values, NpgsqlDbType.Bigint),
        bool[] => Typed((bool[])values, NpgsqlDbType.Boolean),
        bool?[] => Typed((bool?[])values, NpgsqlDbType.Boolean),
        double[] floats => item == NpgsqlDbType.Real ? Typed(Array.ConvertAll(floats, value => (float)value), item) : Typed(floats, NpgsqlDbType.Double),
        double?[] floats => item == NpgsqlDbType.Real ? Typed(Array.ConvertAll(floats, value => (float?)value), item) : Typed(floats, NpgsqlDbType.Double),
        decimal[] => Typed((decimal[])values, NpgsqlDbType.Numeric),
        decimal?[] => Typed((decimal?[])values, NpgsqlDbType.Numeric),
        string[] => Typed((string[])values, item is NpgsqlDbType.Char or NpgsqlDbType.Json or NpgsqlDbType.Jsonb ? item : NpgsqlDbType.Text),
        DateTimeOffset[] instants => Typed(Array.ConvertAll(instants, value => Instant(value.UtcDateTime, item)), Instants(item)),
        DateTimeOffset?[] instants => Typed(Array.ConvertAll(instants, value => Instant(value?.UtcDateTime, item)), Instants(item)),
        DateOnly[] => Typed((DateOnly[])values, NpgsqlDbType.Date),
        DateOnly?[] => Typed((DateOnly?[])values, NpgsqlDbType.Date),
        TimeOnly[] times => item == NpgsqlDbType.TimeTz
            ? Typed(Array.ConvertAll(times, ParameterBinder.WithZone), item) : Typed(times, NpgsqlDbType.Time),
        TimeOnly?[] times => item == NpgsqlDbType.TimeTz
            ? Typed(Array.ConvertAll(times, value => value is { } time ? ParameterBinder.WithZone(time) : (DateTimeOffset?)null), item)
            : Typed(times, NpgsqlDbType.Time),
        Guid[] => Typed((Guid[])values, NpgsqlDbType.Uuid),
        Guid?[] => Typed((Guid?[])values, NpgsqlDbType.Uuid),
        byte[][] => Typed((byte[][])values, NpgsqlDbType.Bytea),
        JsonElement[] documents => Typed(Array.ConvertAll(documents, value => value.GetRawText()), Json(item)),
        JsonElement?[] documents => Typed(Array.ConvertAll(documents, value => value?.GetRawText()), Json(item)),
        _ => throw new NotSupportedException($"No column holds a {values.GetType()}."),
    };

    /// <summary>Values one by one, as <c>createMany</c> gathers them from its rows.</summary>
    private static NpgsqlParameter OfValues(SqlValue[] values, NpgsqlDbType item) => item switch
    {
        NpgsqlDbType.Integer => Typed(Each(values, value => (int?)checked((int)value.AsBigInt)), item),
        NpgsqlDbType.Smallint => Typed(Each(values, value => (short?)checked((short)value.AsBigInt)), item),
        NpgsqlDbType.Oid => Typed(Each(values, value => (uint?)checked((uint)value.AsBigInt)), item),
        NpgsqlDbType.Bigint => Typed(Each(values, value => (long?)value.AsBigInt), item),
        NpgsqlDbType.Boolean => Typed(Each(values, value => (bool?)value.AsBoolean), item),
        NpgsqlDbType.Double => Typed(Each(values, value => (double?)value.AsFloat), item),
        NpgsqlDbType.Real => Typed(Each(values, value => (float?)(float)value.AsFloat), item),
        NpgsqlDbType.Numeric => Typed(Each(values, value => (decimal?)value.AsDecimal), item),
        NpgsqlDbType.Timestamp or NpgsqlDbType.TimestampTz => Typed(Each(values, value => (DateTime?)Instant(value.AsDateTime, item)), item),
        NpgsqlDbType.Date => Typed(Each(values, value => (DateOnly?)value.AsDate), item),
        NpgsqlDbType.Time => Typed(Each(values, value => (TimeOnly?)value.AsTime), item),
        NpgsqlDbType.TimeTz => Typed(Each(values, value => (DateTimeOffset?)ParameterBinder.WithZone(value.AsTime)), item),
        NpgsqlDbType.Uuid => Typed(Each(values, value => (Guid?)value.AsGuid), item),
        NpgsqlDbType.Bytea => Typed(Each(values, value => value.AsBytes), item),
        _ => Typed(Each(values, value => value.AsText), item),
    };

    private static T?[] Each<T>(SqlValue[] values, Func<SqlValue, T> read) where T : class?
    {
        var items = new T?[values.Length];
        for (var i = 0; i < values.Length; i++) items[i] = values[i].IsNull ? null : read(values[i]);
        return items;
    }

    private static T?[] Each<T>(SqlValue[] values, Func<SqlValue, T?> read) where T : struct
    {
        var items = new T?[values.Length];
        for (var i = 0; i < values.Length; i++) items[i] = values[i].IsNull ? null : read(values[i]);
        return items;
    }

    private static NpgsqlDbType Instants(NpgsqlDbType item) => item == NpgsqlDbType.TimestampTz ? item : NpgsqlDbType.Timestamp;

    private static NpgsqlDbType Json(NpgsqlDbType item) => item == NpgsqlDbType.Json ? item : NpgsqlDbType.Jsonb;

    private static DateTime Instant(DateTime utc, NpgsqlDbType item) =>
        item == NpgsqlDbType.TimestampTz ? utc : DateTime.SpecifyKind(utc, DateTimeKind.Unspecified);

    private static DateTime? Instant(DateTime? utc, NpgsqlDbType item) => utc is { } value ? Instant(value, item) : null;

    private static NpgsqlParameter<T> Typed<T>(T value, NpgsqlDbType item) => new() { TypedValue = value, NpgsqlDbType = item | NpgsqlDbType.Array };
}
