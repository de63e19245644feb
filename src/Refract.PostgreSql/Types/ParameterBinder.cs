using Npgsql;
using NpgsqlTypes;
using Refract.Relational.Sql;

namespace Refract.PostgreSql;

/// <summary>
/// Makes the driver's parameters: always typed, because an untyped NULL fails and an untyped date silently takes the
/// wrong kind.
/// </summary>
internal static class ParameterBinder
{
    /// <summary>Adds a statement's parameters in order.</summary>
    public static void Bind(NpgsqlParameterCollection parameters, in SqlStatement statement)
    {
        if (statement.Count == 0) return;
        var types = ParameterTypes.Of(statement);
        for (var i = 0; i < statement.Count; i++)
        {
            ref readonly var parameter = ref statement.Parameters[i];
            if (parameter.Value.Kind != SqlValueKind.Each)
            {
                parameters.Add(Make(parameter.Value, types[i]));
                continue;
            }

            var values = parameter.Value.AsList;
            for (var row = 0; row < values.Count; row++) parameters.Add(Make(values[row], types[i]));
        }
    }

    private static NpgsqlParameter Make(in SqlValue value, NpgsqlDbType type)
    {
        switch (value.Kind)
        {
            case SqlValueKind.Null: return new NpgsqlParameter { NpgsqlDbType = type, Value = DBNull.Value };
            case SqlValueKind.Text: return Typed(value.AsText, type is NpgsqlDbType.Char ? type : NpgsqlDbType.Text);
            case SqlValueKind.Int or SqlValueKind.BigInt:
                return Number(value.AsBigInt, type, value.Kind == SqlValueKind.BigInt);
            case SqlValueKind.Boolean: return Typed(value.AsBoolean, NpgsqlDbType.Boolean);
            case SqlValueKind.Float:
                // A number beyond the column's range is compared as it is.
                return type == NpgsqlDbType.Real
                    && float.IsFinite((float)value.AsFloat) == double.IsFinite(value.AsFloat)
                    ? Typed((float)value.AsFloat, type) : Typed(value.AsFloat, NpgsqlDbType.Double);
            case SqlValueKind.Decimal: return Typed(value.AsDecimal, NpgsqlDbType.Numeric);
            case SqlValueKind.DateTime: return Instant(value.AsDateTime, type);
            case SqlValueKind.Date: return Typed(RawTimes.FromDay(value.AsDate), NpgsqlDbType.Date);
            case SqlValueKind.Time:
                return type == NpgsqlDbType.TimeTz
                    ? Typed(WithZone(value.AsTime), type) : Typed(value.AsTime, NpgsqlDbType.Time);
            case SqlValueKind.Guid: return Typed(value.AsGuid, NpgsqlDbType.Uuid);
            case SqlValueKind.Bytes: return Typed(value.AsBytes, NpgsqlDbType.Bytea);
            case SqlValueKind.Json: return Typed(value.AsText, type == NpgsqlDbType.Json ? type : NpgsqlDbType.Jsonb);
            case SqlValueKind.Array: return ArrayBinder.Make(value.AsArray, type & ~NpgsqlDbType.Array);
            case SqlValueKind.List: return ItemBinder.Of(type & ~NpgsqlDbType.Array).ToArray(value.AsList);
            default: throw new InvalidOperationException("An enum's value has to become text before it is bound.");
        }
    }

    /// <summary>
    /// PostgreSQL's time with zone, at offset zero: the driver knows it only as a date of the year 1.
    /// </summary>
    public static DateTimeOffset WithZone(TimeOnly time) => new(new DateOnly(1, 1, 2), time, TimeSpan.Zero);

    private static NpgsqlParameter Number(long value, NpgsqlDbType type, bool isBig) => type switch
    {
        NpgsqlDbType.Integer when !isBig => Typed((int)value, type),
        // A number beyond the column's range has to be refused by the database, not cut here; a wider type lets it
        // look.
        NpgsqlDbType.Smallint when value is >= short.MinValue and <= short.MaxValue => Typed((short)value, type),
        NpgsqlDbType.Oid when value is >= 0 and <= uint.MaxValue => Typed((uint)value, type),
        NpgsqlDbType.Numeric => Typed((decimal)value, type),
        NpgsqlDbType.Double => Typed((double)value, type),
        NpgsqlDbType.Real => Typed((float)value, type),
        NpgsqlDbType.Smallint when !isBig => Typed((int)value, NpgsqlDbType.Integer),
        _ => Typed(value, NpgsqlDbType.Bigint),
    };

    private static NpgsqlParameter Instant(DateTime utc, NpgsqlDbType type) => type switch
    {
        NpgsqlDbType.Date => Typed(RawTimes.FromDay(DateOnly.FromDateTime(utc)), type),
        NpgsqlDbType.TimestampTz => Typed(RawTimes.FromInstant(utc), type),
        _ => Typed(RawTimes.FromInstant(utc), NpgsqlDbType.Timestamp),
    };

    private static NpgsqlParameter<T> Typed<T>(T value, NpgsqlDbType type) =>
        new() { TypedValue = value, NpgsqlDbType = type };
}
