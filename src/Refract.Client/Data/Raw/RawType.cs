using System.Text.Json;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Schema;

namespace Refract.Runtime;

/// <summary>The type of a value in raw SQL, by its CLR type alone: there is no column that says more.</summary>
internal class RawType
{
    public static readonly RawType Boolean = new(ScalarType.Boolean);
    public static readonly RawType Int = new(ScalarType.Int);
    public static readonly RawType BigInt = new(ScalarType.BigInt);
    public static readonly RawType Float = new(ScalarType.Float);
    public static readonly RawType Decimal = new(ScalarType.Decimal);
    public static readonly RawType Text = new(ScalarType.String);

    /// <summary>Compared with a column without zone, it is one in UTC, as sessions are.</summary>
    public static readonly RawType Instant = new(ScalarType.DateTime, new NativeType("Timestamptz", ["6"]));

    public static readonly RawType Date = new(ScalarType.DateTime, new NativeType("Date", []));
    public static readonly RawType Time = new(ScalarType.DateTime, new NativeType("Time", ["6"]));
    public static readonly RawType Uuid = new(ScalarType.String, new NativeType("Uuid", []));
    public static readonly RawType Bytes = new(ScalarType.Bytes);
    public static readonly RawType Json = new(ScalarType.Json);

    private static int s_count;
    private ColumnType? _type;
    private ColumnType? _list;

    private RawType(ScalarType scalar, NativeType? native = null) =>
        _type = new ColumnType { Scalar = scalar, Native = native };

    private protected RawType()
    {
    }

    /// <summary>A number of its own: two types never share a text.</summary>
    public int Id { get; } = Interlocked.Increment(ref s_count);

    /// <summary>The type of one value.</summary>
    public ColumnType Type => _type ??= Resolve();

    /// <summary>The type of a list of values.</summary>
    public ColumnType List => _list ??= Type with { IsList = true };

    /// <summary>The type of the values of a CLR type.</summary>
    /// <exception cref="InvalidQueryException">No parameter has this type.</exception>
    public static RawType Of<T>() => Known<T>.Type ?? throw new InvalidQueryException(
        $"{typeof(T)} is no type of a value in SQL. Values are bool, numbers, string, char, DateTime, DateTimeOffset, "
            + "DateOnly, TimeOnly, Guid, byte[], JSON and enums of the schema; in lists none is null.");

    /// <summary>The value as it is bound: enums have become text.</summary>
    public virtual SqlValue Bound(SqlValue value) => value;

    /// <summary>A type that is only known once a client was made.</summary>
    private protected virtual ColumnType Resolve() => throw new InvalidOperationException("The type is known.");

    private static class Known<T>
    {
        public static readonly RawType? Type = Find();

        private static RawType? Find()
        {
            var type = typeof(T);
            if (type == typeof(int) || type == typeof(short) || type == typeof(ushort) || type == typeof(byte)
                || type == typeof(sbyte)) return Int;
            if (type == typeof(long) || type == typeof(uint)) return BigInt;
            if (type == typeof(decimal) || type == typeof(ulong)) return RawType.Decimal;
            if (type == typeof(double) || type == typeof(float)) return Float;
            if (type == typeof(string) || type == typeof(char)) return Text;
            if (type == typeof(bool)) return RawType.Boolean;
            if (type == typeof(DateTimeOffset) || type == typeof(DateTime)) return Instant;
            if (type == typeof(DateOnly)) return Date;
            if (type == typeof(TimeOnly)) return Time;
            if (type == typeof(Guid)) return Uuid;
            if (type == typeof(byte[])) return Bytes;
            if (type == typeof(JsonElement)) return Json;
            return type.IsEnum ? new EnumType<T>() : null;
        }
    }

    /// <summary>An enum of the schema, whose names are known when the first client was made.</summary>
    private sealed class EnumType<T> : RawType
    {
        private static EnumMap Map => EnumMap.Of(typeof(T)) ?? throw new InvalidQueryException(
            $"{typeof(T)} is no enum of the schema: give its number or its name. A client has to be made first.");

        public override SqlValue Bound(SqlValue value) =>
            value.Kind == SqlValueKind.Enum ? SqlValue.Of(Map.NameOf(value.AsEnum)) : value;

        private protected override ColumnType Resolve() => new()
        {
            Scalar = ScalarType.Enum, EnumName = Map.TypeName, EnumSchema = Map.TypeSchema,
        };
    }
}
