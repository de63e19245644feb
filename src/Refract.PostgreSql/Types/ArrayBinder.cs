using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Refract.PostgreSql;

/// <summary>Makes parameters of arrays: list columns, and keys for <c>= ANY</c>; items may be null.</summary>
internal static class ArrayBinder
{
    /// <summary>A parameter of the array, given the wire type of its items.</summary>
    public static NpgsqlParameter Make(Array values, NpgsqlDbType item) => values switch
    {
        int[] numbers => item switch
        {
            NpgsqlDbType.Smallint => Typed(Array.ConvertAll(numbers, Convert.ToInt16), item),
            NpgsqlDbType.Bigint => Typed(Array.ConvertAll(numbers, number => (long)number), item),
            NpgsqlDbType.Oid => Typed(Array.ConvertAll(numbers, Convert.ToUInt32), item),
            _ => Typed(numbers, NpgsqlDbType.Integer),
        },
        int?[] numbers => item switch
        {
            NpgsqlDbType.Smallint =>
                Typed(Array.ConvertAll(numbers, number => number is { } n ? Convert.ToInt16(n) : (short?)null), item),
            NpgsqlDbType.Bigint => Typed(Array.ConvertAll(numbers, number => (long?)number), item),
            NpgsqlDbType.Oid =>
                Typed(Array.ConvertAll(numbers, number => number is { } n ? Convert.ToUInt32(n) : (uint?)null), item),
            _ => Typed(numbers, NpgsqlDbType.Integer),
        },
        long[] => Typed((long[])values, NpgsqlDbType.Bigint),
        long?[] => Typed((long?[])values, NpgsqlDbType.Bigint),
        bool[] => Typed((bool[])values, NpgsqlDbType.Boolean),
        bool?[] => Typed((bool?[])values, NpgsqlDbType.Boolean),
        double[] floats =>
            item == NpgsqlDbType.Real
                ? Typed(Array.ConvertAll(floats, value => (float)value), item) : Typed(floats, NpgsqlDbType.Double),
        double?[] floats =>
            item == NpgsqlDbType.Real
                ? Typed(Array.ConvertAll(floats, value => (float?)value), item) : Typed(floats, NpgsqlDbType.Double),
        decimal[] => Typed((decimal[])values, NpgsqlDbType.Numeric),
        decimal?[] => Typed((decimal?[])values, NpgsqlDbType.Numeric),
        string[] => Typed((string[])values,
            item is NpgsqlDbType.Char or NpgsqlDbType.Json or NpgsqlDbType.Jsonb ? item : NpgsqlDbType.Text),
        DateTimeOffset[] instants =>
            Typed(Array.ConvertAll(instants, value => RawTimes.FromInstant(value.UtcDateTime)), Instants(item)),
        DateTimeOffset?[] instants => Typed(
            Array.ConvertAll(instants,
                value => value is { } instant ? RawTimes.FromInstant(instant.UtcDateTime) : (long?)null),
            Instants(item)),
        DateOnly[] days => Typed(Array.ConvertAll(days, RawTimes.FromDay), NpgsqlDbType.Date),
        DateOnly?[] days =>
            Typed(Array.ConvertAll(days, value => value is { } day ? RawTimes.FromDay(day) : (int?)null),
                NpgsqlDbType.Date),
        TimeOnly[] times => item == NpgsqlDbType.TimeTz
            ? Typed(Array.ConvertAll(times, ParameterBinder.WithZone), item) : Typed(times, NpgsqlDbType.Time),
        TimeOnly?[] times => item == NpgsqlDbType.TimeTz
            ? Typed(Array.ConvertAll(times,
                value => value is { } time ? ParameterBinder.WithZone(time) : (DateTimeOffset?)null), item)
            : Typed(times, NpgsqlDbType.Time),
        Guid[] => Typed((Guid[])values, NpgsqlDbType.Uuid),
        Guid?[] => Typed((Guid?[])values, NpgsqlDbType.Uuid),
        byte[][] => Typed((byte[][])values, NpgsqlDbType.Bytea),
        JsonElement[] documents => Typed(Array.ConvertAll(documents, value => value.GetRawText()), Json(item)),
        JsonElement?[] documents => Typed(Array.ConvertAll(documents, value => value?.GetRawText()), Json(item)),
        _ => throw new NotSupportedException($"No column holds a {values.GetType()}."),
    };

    private static NpgsqlDbType Instants(NpgsqlDbType item) =>
        item == NpgsqlDbType.TimestampTz ? item : NpgsqlDbType.Timestamp;

    private static NpgsqlDbType Json(NpgsqlDbType item) => item == NpgsqlDbType.Json ? item : NpgsqlDbType.Jsonb;

    private static NpgsqlParameter<T> Typed<T>(T value, NpgsqlDbType item) =>
        new() { TypedValue = value, NpgsqlDbType = item | NpgsqlDbType.Array };
}
