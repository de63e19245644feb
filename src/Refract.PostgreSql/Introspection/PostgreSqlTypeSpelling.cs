using System.Globalization;
using Refract.Schema;

namespace Refract.PostgreSql.Introspection;

/// <summary>From the catalog's type names to the schema language's.</summary>
internal static class PostgreSqlTypeSpelling
{
    private const int NoModifier = -1;

    /// <summary>
    /// The scalar and native type of a pg_type name and type modifier, or null when the language has none. Times
    /// without a modifier are kept to the microsecond; as the real Prisma does, a column says so, and a list does not.
    /// </summary>
    public static (ScalarType Scalar, NativeType? Native)? Find(string name, int modifier, bool isList) => name switch
    {
        "numeric" when modifier != NoModifier && !IsNumericKnown(modifier) => null,
        _ => FindKnown(name, modifier, isList),
    };

    private static (ScalarType Scalar, NativeType? Native)? FindKnown(string name, int modifier, bool isList) =>
        name switch
    {
        "int2" => (ScalarType.Int, Native("SmallInt")),
        "int4" => (ScalarType.Int, null),
        "int8" => (ScalarType.BigInt, null),
        "oid" => (ScalarType.Int, Native("Oid")),
        "float4" => (ScalarType.Float, Native("Real")),
        "float8" => (ScalarType.Float, null),
        "numeric" => (ScalarType.Decimal, Numeric(modifier)),
        "money" => (ScalarType.Decimal, Native("Money")),
        "bool" => (ScalarType.Boolean, null),
        "text" => (ScalarType.String, null),
        "varchar" => (ScalarType.String, modifier == NoModifier ? Native("VarChar") : Native("VarChar", modifier - 4)),
        "bpchar" => (ScalarType.String, modifier == NoModifier ? Native("Char") : Native("Char", modifier - 4)),
        "bit" => (ScalarType.String, modifier == NoModifier ? Native("Bit") : Native("Bit", modifier)),
        "varbit" => (ScalarType.String, modifier == NoModifier ? Native("VarBit") : Native("VarBit", modifier)),
        "uuid" => (ScalarType.String, Native("Uuid")),
        "xml" => (ScalarType.String, Native("Xml")),
        "inet" => (ScalarType.String, Native("Inet")),
        "citext" => (ScalarType.String, Native("Citext")),
        "json" => (ScalarType.Json, Native("Json")),
        "jsonb" => (ScalarType.Json, null),
        "bytea" => (ScalarType.Bytes, null),
        "date" => (ScalarType.DateTime, Native("Date")),
        "time" => (ScalarType.DateTime, Time("Time", modifier, isList)),
        "timetz" => (ScalarType.DateTime, Time("Timetz", modifier, isList)),
        "timestamp" => (ScalarType.DateTime, modifier == 3 ? null : Time("Timestamp", modifier, isList)),
        "timestamptz" => (ScalarType.DateTime, Time("Timestamptz", modifier, isList)),
        _ => null,
    };

    // A modifier of numeric is ((precision << 16) | scale) + 4; the scale is an 11-bit number that may be negative
    // since version 15.
    private static (int Precision, int Scale) NumericModifier(int modifier) =>
        (((modifier - 4) >> 16) & 0xffff, (((modifier - 4) & 0x7ff) ^ 1024) - 1024);

    /// <summary>The language has neither a scale below zero nor one beyond the precision.</summary>
    private static bool IsNumericKnown(int modifier)
    {
        var (precision, scale) = NumericModifier(modifier);
        return scale >= 0 && scale <= precision;
    }

    private static NativeType? Numeric(int modifier)
    {
        if (modifier == NoModifier) return Native("Decimal");
        var (precision, scale) = NumericModifier(modifier);
        return (precision, scale) == (65, 30) ? null : Native("Decimal", precision, scale);
    }

    private static NativeType Time(string name, int modifier, bool isList)
        => modifier != NoModifier ? Native(name, modifier) : isList ? Native(name) : Native(name, 6);

    private static NativeType Native(string name, params ReadOnlySpan<int> arguments)
    {
        var texts = new string[arguments.Length];
        for (var i = 0; i < arguments.Length; i++) texts[i] = arguments[i].ToString(CultureInfo.InvariantCulture);
        return new NativeType(name, texts);
    }
}
