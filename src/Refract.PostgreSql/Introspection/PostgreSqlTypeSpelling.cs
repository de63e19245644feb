using System.Globalization;
using Refract.PostgreSql.Types;
using Refract.Schema;
using Refract.Schema.Providers;

namespace Refract.PostgreSql.Introspection;

/// <summary>From the catalog's type names to the schema language's.</summary>
internal static class PostgreSqlTypeSpelling
{
    private const int NoModifier = -1;

    /// <summary>
    /// The scalar and native type of a pg_type name and type modifier, or null when the language has none. Times
    /// without a modifier are kept to the microsecond; as the real Prisma does, a column says so, and a list does not.
    /// </summary>
    public static (ScalarType Scalar, NativeType? Native)? Find(string name, int modifier, bool isList)
    {
        if (PostgreSqlTypes.FindByCatalogName(name) is not { } type) return null;
        if (type.Modifier == TypeModifier.Numeric && modifier != NoModifier && !IsNumericKnown(modifier)) return null;
        var scalar = NativeTypes.Find(DatabaseProvider.PostgreSql, type.Name)!.Scalar;
        var native = type.Modifier switch
        {
            TypeModifier.None => Native(type.Name),
            TypeModifier.Length => modifier == NoModifier ? Native(type.Name) : Native(type.Name, modifier - 4),
            TypeModifier.Bits => modifier == NoModifier ? Native(type.Name) : Native(type.Name, modifier),
            TypeModifier.Numeric => Numeric(modifier),
            TypeModifier.Time => Time(type.Name, modifier, isList),
            _ => throw new InvalidOperationException($"The modifier {type.Modifier} is not known."),
        };
        return (scalar, native == PostgreSqlTypes.Own(scalar) ? null : native);
    }

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

    private static NativeType Numeric(int modifier)
    {
        if (modifier == NoModifier) return Native("Decimal");
        var (precision, scale) = NumericModifier(modifier);
        return Native("Decimal", precision, scale);
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
