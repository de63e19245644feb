using System.Text.RegularExpressions;

namespace Refract.Migrate.Diff;

/// <summary>What the condition of a partial index speaks of, as far as its text tells.</summary>
internal static partial class ConditionText
{
    /// <summary>Whether a condition names a column, quoted or not. A string of that text is none.</summary>
    /// <param name="condition">The condition as SQL.</param>
    /// <param name="column">The column's name in the database.</param>
    public static bool Names(string condition, string column) => Parts().Matches(condition).Any(part =>
        part.Groups["quoted"] is { Success: true } quoted
            ? quoted.Value.Replace("\"\"", "\"", StringComparison.Ordinal) == column
            : part.Groups["plain"] is { Success: true } plain
                && plain.Value.Equals(column, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("""
        '(?:[^']|'')*'|"(?<quoted>(?:[^"]|"")*)"|(?<plain>[\p{L}_][\p{L}\p{N}_$]*)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Parts();
}
