using System.Globalization;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Schema;

namespace Refract.Sqlite;

/// <summary>
/// What columns can hold, beyond what <see cref="ColumnForm"/> says of any database. SQLite itself has no sizes, a
/// column of type DECIMAL keeps its numbers as floating ones, and one of type JSONB those documents that are nothing
/// but a number; what would be lost in silence is refused here.
/// </summary>
internal static class ColumnLimits
{
    /// <summary>How many digits of a number come back from a floating one.</summary>
    private const int Digits = 15;

    /// <summary>
    /// The most digits that a decimal of .NET has behind the point: columns that keep more need no rounding.
    /// </summary>
    private const int MostDecimals = 28;

    /// <summary>
    /// A half such as 0.145 lies a little below itself as a floating number, and would be rounded down. Two units of
    /// the last place lift it, which numbers of 15 digits do not feel otherwise.
    /// </summary>
    private const string AwayFromZero = "1.0000000000000004";

    /// <summary>An expression that SQLite refuses to compute; the translator of errors knows its text.</summary>
    private const string Overflow = "abs(-9223372036854775807 - 1)";

    /// <summary>True when the column has a limit that SQLite does not know of.</summary>
    public static bool Has(ColumnType type) => MayRefuse(type) || !type.Form.IsPlain;

    /// <summary>True when there are values that are refused.</summary>
    public static bool MayRefuse(ColumnType type) =>
        type.Scalar is ScalarType.Decimal or ScalarType.Float or ScalarType.Json || type.Form.MayRefuse;

    /// <summary>Makes of a value what the column holds of it.</summary>
    public static ValueFit Fit(ColumnType type, ref SqlValue value)
    {
        if (value.Kind == SqlValueKind.Array)
        {
            if (!Has(type)) return ValueFit.Fits;
            // In a list a number is JSON text, which has any number of digits.
            var stored = FittingArray.Store(value.AsArray, (ref item) => FitItem(type, ref item), out var items);
            value = SqlValue.OfArray(items);
            return stored;
        }

        var fit = FitItem(type, ref value);
        return fit != ValueFit.Fits || type.IsList ? fit : value.Kind switch
        {
            SqlValueKind.Decimal => Survives(value.AsDecimal) ? fit : ValueFit.TooPrecise,
            SqlValueKind.Json => FitNumber(ref value),
            _ => fit,
        };
    }

    /// <summary>Arithmetic on a column; a result that does not fit is an error.</summary>
    public static string Computed(ColumnType type, string left, char operation, string right)
    {
        var result = $"{left} {operation} {right}";
        switch (type.Scalar)
        {
            // A whole number that overflows becomes a floating one.
            case ScalarType.BigInt: return $"CASE typeof({result}) WHEN 'real' THEN {Overflow} ELSE {result} END";
            case ScalarType.Int:
                var (least, most) = type.Form.IsSmall ? (short.MinValue, short.MaxValue) : (int.MinValue, int.MaxValue);
                return string.Create(CultureInfo.InvariantCulture,
                    $"CASE WHEN {result} NOT BETWEEN {least} AND {most} THEN {Overflow} ELSE {result} END");
            case ScalarType.Decimal: return Decimal(type, left, operation, right);
            default: return result;
        }
    }

    private static string Decimal(ColumnType type, string left, char operation, string right)
    {
        // SQLite keeps a decimal that happens to be whole as an integer, and would divide without a remainder.
        var result = operation == '/' ? $"{left} * 1.0 / {right}" : $"{left} {operation} {right}";
        // The digits that floating numbers have in common with decimals: of a sum those of the larger operand, so that
        // what is left over when they cancel out is nothing.
        var size = operation is '+' or '-' ? $"max(abs({left}), abs({right}))" : $"abs({result})";
        // The exponent stands behind 1.23456789012345e.
        var exponent = $"CAST(substr(printf('%.{Digits - 1}e', {size}), {Digits + 3}) AS INTEGER)";
        result = $"CASE typeof({result}) WHEN 'real' THEN round({result}, {Digits - 1} - {exponent}) ELSE {result} END";
        var (precision, scale) = (type.Form.Precision, type.Form.Scale);
        if (scale < MostDecimals)
            result = string.Create(CultureInfo.InvariantCulture, $"round(({result}) * {AwayFromZero}, {scale})");
        // Above 15 digits a floating number no longer tells all whole ones apart.
        var digits = Math.Min(precision == int.MaxValue ? Digits : precision - scale, Digits);
        return string.Create(CultureInfo.InvariantCulture,
            $"CASE WHEN typeof({result}) = 'real' AND abs({result}) >= 1e{digits} THEN {Overflow} ELSE {result} END");
    }

    private static ValueFit FitItem(ColumnType type, ref SqlValue value) =>
        value.Kind == SqlValueKind.Float && double.IsNaN(value.AsFloat)
            ? ValueFit.NotANumber : type.Form.Fit(ref value);

    /// <summary>
    /// True when the number comes back from a DECIMAL column: a whole one of 64 bits, or one of at most 15 digits.
    /// </summary>
    private static bool Survives(decimal number) =>
        (number is >= long.MinValue and <= long.MaxValue && decimal.Truncate(number) == number)
        || (Math.Abs(number) < 1e28m && (decimal)(double)number == number);

    /// <summary>
    /// A document that is nothing but a number becomes one by the column's affinity, so it is bound as the number: both
    /// sides of a comparison then have the same text.
    /// </summary>
    private static ValueFit FitNumber(ref SqlValue value)
    {
        var text = value.AsText.AsSpan().Trim();
        if (text.IsEmpty || (text[0] != '-' && !char.IsAsciiDigit(text[0]))) return ValueFit.Fits;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            value = SqlValue.Of(whole);
            return ValueFit.Fits;
        }

        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number)
            || SignificantDigits(text) is var digits && (digits > Digits || (digits > 0 && !double.IsNormal(number))))
            return ValueFit.TooPrecise;
        value = Math.Abs(number) < long.MaxValue && Math.Truncate(number) == number
            ? SqlValue.Of((long)number) : SqlValue.Of(number);
        return ValueFit.Fits;
    }

    /// <summary>The digits of a number from the first to the last that is not zero; 0 for zero itself.</summary>
    private static int SignificantDigits(ReadOnlySpan<char> number)
    {
        var end = number.IndexOfAny('e', 'E');
        if (end >= 0) number = number[..end];
        var (count, zeros) = (0, 0);
        foreach (var c in number)
        {
            if (!char.IsAsciiDigit(c) || (c == '0' && count == 0)) continue;
            zeros = c == '0' ? zeros + 1 : 0;
            count++;
        }

        return count - zeros;
    }
}
