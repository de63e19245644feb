using Refract.Relational;
using Refract.Schema.Providers;

namespace Refract.Sqlite;

/// <summary>
/// Comparisons of instants with the form that the client writes (<see cref="StoredTime"/>), which find the rows of
/// other programs and of older versions too. An index on the column is used as if all rows had the one form: equality
/// looks up each form, and a range takes in a day more on its open side and looks twice at the rows near the edge only.
/// </summary>
internal static class InstantSql
{
    /// <summary>True for columns whose instants have more than one form.</summary>
    public static bool Has(ColumnType? type) =>
        type is { Kind: StoredKind.UtcDateTime or StoredKind.Instant, IsList: false };

    /// <summary>All forms of the instant that a parameter or column holds, as a list of expressions.</summary>
    public static string Forms(string value)
    {
        // The parts of 2024-05-06T07:08:09.123456+00:00, of which the last three digits may be missing.
        var (second, fraction) = ($"substr({value}, 1, 19)", $"substr({value}, 20, length({value}) - 25)");
        var spaced = $"replace({second}, 'T', ' ')";
        // A form that this instant has not is the first one again, so that NOT IN stays true or false.
        string Whole(string form) => $"iif({fraction} = '.000', {form}, {value})";
        return string.Join(", ",
            value,
            $"{spaced} || iif({fraction} = '.000', '', {fraction})",
            $"{spaced} || iif({fraction} = '.000', '', {fraction}) || ' +00:00'",
            $"{spaced} || {fraction}",
            $"{second} || {fraction} || 'Z'",
            Whole($"{second} || 'Z'"),
            Whole($"{second} || '+00:00'"),
            Whole(second),
            $"{second} || substr({fraction} || '000', 1, 7) || '+00:00'",
            Whole($"iif(substr({second}, 11) = 'T00:00:00', substr({second}, 1, 10), {value})"),
            $"iif(length({fraction}) = 4, {Milliseconds(value)}, {value})");
    }

    /// <summary>A comparison of order with a parameter.</summary>
    public static string Compare(string operand, string comparison, string value, string table, string column)
    {
        var exact = $"{Canonical(operand)} {comparison} {value}";
        // Whatever the offset in it, a text of these days and beyond is on this side of the value.
        var after = $"coalesce(date({value}, '+2 days'), '9999-99')";
        var before = $"coalesce(date({value}, '-1 day'), '')";
        // Numbers sort before texts.
        if (comparison[0] == '<')
            return $"({operand} < {after} AND (({operand} < {before} AND {operand} >= '') OR {exact}))";
        var first = $"iif(EXISTS (SELECT 1 FROM {table} WHERE {column} < ''), {Milliseconds(value)}, {before})";
        return $"({operand} >= {first} AND ({operand} >= {after} OR {exact}))";
    }

    /// <summary>A column's instant in the one form, whatever form it has.</summary>
    public static string Canonical(string operand) =>
        $"CASE typeof({operand}) WHEN 'text' THEN iif(substr({operand}, 11, 1) = 'T' AND substr({operand}, "
        + $"-6) = '+00:00' AND length({operand}) BETWEEN 29 AND 32, "
        + $"substr({operand}, 1, 23) || rtrim(substr({operand}, 24, length({operand}) - 29), '0') || '+00:00', "
        + $"strftime('%Y-%m-%dT%H:%M:%f+00:00', {operand})) "
        + $"WHEN 'null' THEN NULL ELSE strftime('%Y-%m-%dT%H:%M:%f+00:00', {operand} / 1000.0, 'unixepoch') END";

    private static string Milliseconds(string value) => $"unixepoch({value}) * 1000 + substr({value}, 21, 3)";
}
