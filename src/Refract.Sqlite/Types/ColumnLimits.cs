using System.Globalization;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Schema;

namespace Refract.Sqlite;

/// <summary>
/// What columns can hold. SQLite itself has no sizes, and a column of type DECIMAL keeps its numbers as floating ones; so what would be
/// lost in silence, or what the schema's own database would refuse (<c>VarChar(8)</c>, <c>SmallInt</c>), is found here.
/// </summary>
internal static class ColumnLimits
{
    /// <summary>The most digits that a decimal of .NET has behind the point: columns that keep more need no rounding.</summary>
    private const int MostDecimals = 28;

    /// <summary>
    /// A half such as 0.145 lies a little below itself as a floating number, and would be rounded down. Two units of the last place lift it,
    /// which numbers of 15 digits do not feel otherwise.
    /// </summary>
    private const string AwayFromZero = "1.0000000000000004";

    /// <summary>An expression that SQLite refuses to compute; the translator of errors knows its text.</summary>
    private const string Overflow = "abs(-9223372036854775807 - 1)";

    /// <summary>True when the column has a limit that SQLite does not know of.</summary>
    public static bool Has(ColumnType type) => type.Scalar == ScalarType.Decimal || IsSmall(type) || HasLength(type);

    /// <summary>Makes of a value what the column holds of it.</summary>
    public static ValueFit Fit(ColumnType type, ref SqlValue value)
    {
        switch (value.Kind)
        {
            case SqlValueKind.Int: return Fit(type, value.AsInt);
            case SqlValueKind.Text: return Fit(type, value.AsText);
            case SqlValueKind.Decimal:
                var fit = Fit(type, value.AsDecimal, out var rounded);
                value = SqlValue.Of(rounded);
                // In a list it is JSON text, which has any number of digits.
                return fit == ValueFit.Fits && !type.IsList && !Survives(rounded) ? ValueFit.TooPrecise : fit;
            case SqlValueKind.Array when type.IsList && type.Native is not null: return FitItems(type, ref value);
            default: return ValueFit.Fits;
        }
    }

    /// <summary>The result of arithmetic on a column; one that does not fit is an error.</summary>
    public static string Checked(ColumnType type, string result)
    {
        switch (type.Scalar)
        {
            // A whole number that overflows becomes a floating one.
            case ScalarType.BigInt: return $"CASE typeof({result}) WHEN 'real' THEN {Overflow} ELSE {result} END";
            case ScalarType.Int:
                var (least, most) = IsSmall(type) ? (short.MinValue, short.MaxValue) : (int.MinValue, int.MaxValue);
                return string.Create(CultureInfo.InvariantCulture,
                    $"CASE WHEN {result} NOT BETWEEN {least} AND {most} THEN {Overflow} ELSE {result} END");
            case ScalarType.Decimal:
                var (precision, scale) = Precision(type);
                if (scale < MostDecimals)
                    result = string.Create(CultureInfo.InvariantCulture, $"round(({result}) * {AwayFromZero}, {scale})");
                // Above 15 digits a floating number no longer tells all whole ones apart.
                var digits = Math.Min(precision - scale, 15);
                return string.Create(CultureInfo.InvariantCulture,
                    $"CASE WHEN typeof({result}) = 'real' AND abs({result}) >= 1e{digits} THEN {Overflow} ELSE {result} END");
            default: return result;
        }
    }

    private static ValueFit Fit(ColumnType type, int number) =>
        IsSmall(type) && number is < short.MinValue or > short.MaxValue ? ValueFit.OutOfRange : ValueFit.Fits;

    private static ValueFit Fit(ColumnType type, string text) =>
        HasLength(type) && int.TryParse(type.Native!.Arguments[0], CultureInfo.InvariantCulture, out var most)
            && text.Length > most && Characters(text) > most ? ValueFit.TooLong : ValueFit.Fits;

    private static ValueFit Fit(ColumnType type, decimal number, out decimal rounded)
    {
        var (precision, scale) = Precision(type);
        // As PostgreSQL rounds: half away from zero.
        rounded = scale < MostDecimals ? Math.Round(number, scale, MidpointRounding.AwayFromZero) : number;
        var whole = precision - scale;
        return whole <= MostDecimals && Math.Abs(rounded) >= Power(whole) ? ValueFit.OutOfRange : ValueFit.Fits;
    }

    private static ValueFit FitItems(ColumnType type, ref SqlValue value)
    {
        switch (value.AsArray)
        {
            case int[] numbers:
                return Array.TrueForAll(numbers, number => Fit(type, number) == ValueFit.Fits) ? ValueFit.Fits : ValueFit.OutOfRange;
            case string[] texts:
                return Array.TrueForAll(texts, text => Fit(type, text) == ValueFit.Fits) ? ValueFit.Fits : ValueFit.TooLong;
            case decimal[] numbers:
                var rounded = new decimal[numbers.Length];
                for (var i = 0; i < rounded.Length; i++)
                    if (Fit(type, numbers[i], out rounded[i]) is not ValueFit.Fits and var unfit) return unfit;
                value = SqlValue.OfArray(rounded);
                return ValueFit.Fits;
            default: return ValueFit.Fits;
        }
    }

    /// <summary>True when the number comes back from a DECIMAL column: a whole one of 64 bits, or one of at most 15 digits.</summary>
    private static bool Survives(decimal number) =>
        (number is >= long.MinValue and <= long.MaxValue && decimal.Truncate(number) == number)
        || (Math.Abs(number) < Power(MostDecimals) && (decimal)(double)number == number);

    private static (int Precision, int Scale) Precision(ColumnType type)
    {
        if (type.Native is not { Name: "Decimal", Arguments: { Count: > 0 } arguments }) return (65, 30);
        var scale = arguments.Count > 1 ? int.Parse(arguments[1], CultureInfo.InvariantCulture) : 0;
        return (int.Parse(arguments[0], CultureInfo.InvariantCulture), scale);
    }

    private static bool HasLength(ColumnType type) => type.Native is { Name: "VarChar" or "Char", Arguments.Count: > 0 };

    private static bool IsSmall(ColumnType type) => type.Native?.Name == "SmallInt";

    private static decimal Power(int digits)
    {
        var power = 1m;
        for (var i = 0; i < digits; i++) power *= 10;
        return power;
    }

    /// <summary>Characters as the database counts them: a pair of surrogates is one.</summary>
    private static int Characters(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes()) count++;
        return count;
    }
}
