using System.Text.Json;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Reads one value of a row.</summary>
internal interface IScalarReader<T>
{
    T Read<TRow>(ref TRow row, int ordinal) where TRow : struct, IRow;
}

/// <summary>Readers of the types that a column can have.</summary>
internal static class ScalarReader
{
    private static readonly Value s_values = new();

    /// <summary>The reader of a type, or null when no column has it.</summary>
    public static IScalarReader<T>? Of<T>()
    {
        if (s_values is IScalarReader<T> reader) return reader;
        return typeof(T).IsEnum || Nullable.GetUnderlyingType(typeof(T))?.IsEnum == true
            ? new EnumReader<T>() : typeof(T) == typeof(JsonElement) ? (IScalarReader<T>)(object)new Document() : null;
    }

    private sealed class Document : IScalarReader<JsonElement>
    {
        public JsonElement Read<TRow>(ref TRow row, int ordinal) where TRow : struct, IRow => row.Json(ordinal);
    }

    /// <summary>An enum of the schema by its names in the database, another by its own names or its numbers.</summary>
    private sealed class EnumReader<T> : IScalarReader<T>
    {
        private static readonly Type s_type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);

        public T Read<TRow>(ref TRow row, int ordinal) where TRow : struct, IRow
        {
            if (row.IsNull(ordinal))
                return default(T) is null ? default! : throw new NullValueException();
            return (T)(EnumMap.Of(s_type) is { } map
                ? Stored(map, row.Text(ordinal)) : OwnEnum.Read(s_type, ref row, ordinal));
        }

        private static object Stored(EnumMap map, string name) => map.PositionOf(name) is >= 0 and var position
            ? Enum.ToObject(s_type, position)
            : throw new FormatException($"the enum {s_type.Name} of the client has no such value");
    }

    /// <summary>All types that are no enums; without reflection, found by a cast.</summary>
    private sealed class Value
        : IScalarReader<int>, IScalarReader<int?>, IScalarReader<long>, IScalarReader<long?>, IScalarReader<short>,
        IScalarReader<short?>, IScalarReader<bool>, IScalarReader<bool?>, IScalarReader<double>, IScalarReader<double?>,
        IScalarReader<float>, IScalarReader<float?>, IScalarReader<decimal>, IScalarReader<decimal?>,
        IScalarReader<string?>, IScalarReader<DateTimeOffset>, IScalarReader<DateTimeOffset?>, IScalarReader<DateTime>,
        IScalarReader<DateTime?>, IScalarReader<DateOnly>, IScalarReader<DateOnly?>, IScalarReader<TimeOnly>,
        IScalarReader<TimeOnly?>, IScalarReader<Guid>, IScalarReader<Guid?>, IScalarReader<byte[]?>,
        IScalarReader<JsonElement?>
    {
        int IScalarReader<int>.Read<TRow>(ref TRow row, int ordinal) => row.Int(ordinal);

        int? IScalarReader<int?>.Read<TRow>(ref TRow row, int ordinal) => row.IntN(ordinal);

        long IScalarReader<long>.Read<TRow>(ref TRow row, int ordinal) => row.BigInt(ordinal);

        long? IScalarReader<long?>.Read<TRow>(ref TRow row, int ordinal) => row.BigIntN(ordinal);

        short IScalarReader<short>.Read<TRow>(ref TRow row, int ordinal) => checked((short)row.Int(ordinal));

        short? IScalarReader<short?>.Read<TRow>(ref TRow row, int ordinal) => checked((short?)row.IntN(ordinal));

        bool IScalarReader<bool>.Read<TRow>(ref TRow row, int ordinal) => row.Boolean(ordinal);

        bool? IScalarReader<bool?>.Read<TRow>(ref TRow row, int ordinal) => row.BooleanN(ordinal);

        double IScalarReader<double>.Read<TRow>(ref TRow row, int ordinal) => row.Float(ordinal);

        double? IScalarReader<double?>.Read<TRow>(ref TRow row, int ordinal) => row.FloatN(ordinal);

        float IScalarReader<float>.Read<TRow>(ref TRow row, int ordinal) => (float)row.Float(ordinal);

        float? IScalarReader<float?>.Read<TRow>(ref TRow row, int ordinal) => (float?)row.FloatN(ordinal);

        decimal IScalarReader<decimal>.Read<TRow>(ref TRow row, int ordinal) => row.Decimal(ordinal);

        decimal? IScalarReader<decimal?>.Read<TRow>(ref TRow row, int ordinal) => row.DecimalN(ordinal);

        string? IScalarReader<string?>.Read<TRow>(ref TRow row, int ordinal) => row.TextN(ordinal);

        DateTimeOffset IScalarReader<DateTimeOffset>.Read<TRow>(ref TRow row, int ordinal) => row.DateTime(ordinal);

        DateTimeOffset? IScalarReader<DateTimeOffset?>.Read<TRow>(ref TRow row, int ordinal) => row.DateTimeN(ordinal);

        DateTime IScalarReader<DateTime>.Read<TRow>(ref TRow row, int ordinal) => row.DateTime(ordinal).UtcDateTime;

        DateTime? IScalarReader<DateTime?>.Read<TRow>(ref TRow row, int ordinal) => row.DateTimeN(ordinal)?.UtcDateTime;

        DateOnly IScalarReader<DateOnly>.Read<TRow>(ref TRow row, int ordinal) => row.Date(ordinal);

        DateOnly? IScalarReader<DateOnly?>.Read<TRow>(ref TRow row, int ordinal) => row.DateN(ordinal);

        TimeOnly IScalarReader<TimeOnly>.Read<TRow>(ref TRow row, int ordinal) => row.Time(ordinal);

        TimeOnly? IScalarReader<TimeOnly?>.Read<TRow>(ref TRow row, int ordinal) => row.TimeN(ordinal);

        Guid IScalarReader<Guid>.Read<TRow>(ref TRow row, int ordinal) => row.Guid(ordinal);

        Guid? IScalarReader<Guid?>.Read<TRow>(ref TRow row, int ordinal) => row.GuidN(ordinal);

        byte[]? IScalarReader<byte[]?>.Read<TRow>(ref TRow row, int ordinal) => row.BytesN(ordinal);

        JsonElement? IScalarReader<JsonElement?>.Read<TRow>(ref TRow row, int ordinal) => row.JsonN(ordinal);
    }
}
