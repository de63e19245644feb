using System.Text;

namespace Refract.Relational.Sql;

/// <summary>Shows a place in a statement that the program wrote, under the message of an error about it.</summary>
public static class SqlPlace
{
    private const int MostLines = 12;
    private const int MostLetters = 200;

    /// <summary>
    /// The line of the place with a mark below the letter, or the statement's beginning when the place is not known.
    /// The statement has placeholders for its values, so none is shown.
    /// </summary>
    /// <param name="sql">The statement.</param>
    /// <param name="at">The index of the letter, or -1.</param>
    public static string Show(string sql, int at)
    {
        ArgumentNullException.ThrowIfNull(sql);
        var lines = sql.ReplaceLineEndings("\n").Split('\n');
        if (at < 0 || at >= sql.Length) return Beginning(lines);
        var before = sql[..at].ReplaceLineEndings("\n");
        var line = before.Count(letter => letter == '\n');
        var column = before.Length - (before.LastIndexOf('\n') + 1);
        var text = lines[line].Replace('\t', ' ');
        // Of a long line only what is around the place.
        var from = column > MostLetters / 2 ? column - (MostLetters / 2) : 0;
        var part = text.Substring(from, Math.Min(MostLetters, text.Length - from));
        return $"\n  Line {line + 1}, column {column + 1}:\n    {part}\n    {new string(' ', column - from)}^";
    }

    private static string Beginning(string[] lines)
    {
        var text = new StringBuilder("\n  In:");
        foreach (var line in lines.Where(line => !string.IsNullOrWhiteSpace(line)).Take(MostLines))
            text.Append("\n    ").Append(line.Length <= MostLetters ? line : line[..MostLetters] + "…");
        return text.ToString();
    }
}
