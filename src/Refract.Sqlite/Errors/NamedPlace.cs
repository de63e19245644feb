namespace Refract.Sqlite;

/// <summary>The place in a statement that a message of SQLite speaks of.</summary>
internal static class NamedPlace
{
    /// <summary>
    /// The index of the word that a message names (<c>near "x"</c>), when there is only one; else -1.
    /// </summary>
    public static int Find(string sql, string message)
    {
        var word = message.Split('"') is [_, var quoted, ..] ? quoted
            : message.LastIndexOf(": ", StringComparison.Ordinal) is > 0 and var colon ? message[(colon + 2)..] : "";
        if (word.Length == 0) return -1;
        var at = sql.IndexOf(word, StringComparison.Ordinal);
        return at >= 0 && sql.IndexOf(word, at + 1, StringComparison.Ordinal) < 0 ? at : -1;
    }
}
