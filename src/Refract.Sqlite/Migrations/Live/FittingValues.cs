using Refract.Relational;
using Refract.Schema;

namespace Refract.Sqlite.Migrations;

/// <summary>Which values of a column become values of another type when the table is rebuilt.</summary>
internal static class FittingValues
{
    /// <summary>The condition on a value that fits; null when every value does.</summary>
    /// <param name="value">The column, as SQL.</param>
    /// <param name="type">The new type.</param>
    public static string? Condition(string value, ColumnType type) => type.Scalar switch
    {
        ScalarType.Int => Whole(value, "-2147483648", "2147483647"),
        ScalarType.BigInt => Whole(value, "-9223372036854775808", "9223372036854775807"),
        ScalarType.Float or ScalarType.Decimal => $"({IsNumber(value)})",
        ScalarType.Boolean => $"({IsNumber(value)} AND CAST({value} AS NUMERIC) IN (0, 1))",
        ScalarType.DateTime => $"(typeof({value}) = 'integer' OR datetime({value}) IS NOT NULL)",
        ScalarType.Json => $"json_valid({value})",
        ScalarType.Bytes => $"(typeof({value}) = 'blob')",
        _ => null,
    };

    /// <summary>A number, or a text that is one, which the column's affinity converts.</summary>
    private static string IsNumber(string value) =>
        $"typeof({value}) IN ('integer', 'real') OR typeof({value}) = 'text' AND json_valid({value})"
        + $" AND json_type({value}) IN ('integer', 'real')";

    private static string Whole(string value, string least, string most) =>
        $"(({IsNumber(value)}) AND CAST({value} AS NUMERIC) = CAST({value} AS INTEGER)"
        + $" AND CAST({value} AS INTEGER) BETWEEN {least} AND {most})";
}
