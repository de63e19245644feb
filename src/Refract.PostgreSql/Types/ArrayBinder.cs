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
        NpgsqlDbType.Integer => Each(values, item, value => checked((int)value.AsBigInt)),
        NpgsqlDbType.Smallint => Each(values, item, value => checked((short)value.AsBigInt)),
        NpgsqlDbType.Oid => Each(values, item, value => checked((uint)value.AsBigInt)),
        NpgsqlDbType.Bigint => Each(values, item, value => value.AsBigInt),
        NpgsqlDbType.Boolean => Each(values, item, value => value.AsBoolean),
        NpgsqlDbType.Double => Each(values, item, value => value.AsFloat),
        NpgsqlDbType.Real => Each(values, item, value => (float)value.AsFloat),
        NpgsqlDbType.Numeric => Each(values, item, value => value.AsDecimal),
        NpgsqlDbType.Timestamp or NpgsqlDbType.TimestampTz => Each(values, item, value => Instant(value.AsDateTime, item)),
        NpgsqlDbType.Date => Each(values, item, value => value.AsDate),
        NpgsqlDbType.Time => Each(values, item, value => value.AsTime),
        NpgsqlDbType.TimeTz => Each(values, item, value => ParameterBinder.WithZone(value.AsTime)),
        NpgsqlDbType.Uuid => Each(values, item, value => value.AsGuid),
        NpgsqlDbType.Bytea => Typed(Texts(values, static value => value.AsBytes), item),
        _ => Typed(Texts(values, static value => value.AsText), item),
    };

    private static T?[] Texts<T>(SqlValue[] values, Func<SqlValue, T> read) where T : class
    {
        var items = new T?[values.Length];
        for (var i = 0; i < values.Length; i++) items[i] = values[i].IsNull ? null : read(values[i]);
        return items;
    }

    /// <summary>An array of nullable items only when it has nulls: it is larger, and slower to write.</summary>
    private static NpgsqlParameter Each<T>(SqlValue[] values, NpgsqlDbType item, Func<SqlValue, T> read) where T : struct
    {
        if (Array.Exists(values, static value => value.IsNull))
        {
            var nullable = new T?[values.Length];
            for (var i = 0; i < values.Length; i++) nullable[i] = values[i].IsNull ? null : read(values[i]);
            return Typed(nullable, item);
        }

        var items = new T[values.Length];
        for (var i = 0; i < values.Length; i++) items[i] = read(values[i]);
        return Typed(items, item);
    }

    private static NpgsqlDbType Instants(NpgsqlDbType item) => item == NpgsqlDbType.TimestampTz ? item : NpgsqlDbType.Timestamp;

    private static NpgsqlDbType Json(NpgsqlDbType item) => item == NpgsqlDbType.Json ? item : NpgsqlDbType.Jsonb;

    private static DateTime Instant(DateTime utc, NpgsqlDbType item) =>
        item == NpgsqlDbType.TimestampTz ? utc : DateTime.SpecifyKind(utc, DateTimeKind.Unspecified);

    private static DateTime? Instant(DateTime? utc, NpgsqlDbType item) => utc is { } value ? Instant(value, item) : null;

    private static NpgsqlParameter<T> Typed<T>(T value, NpgsqlDbType item) => new() { TypedValue = value, NpgsqlDbType = item | NpgsqlDbType.Array };
}
