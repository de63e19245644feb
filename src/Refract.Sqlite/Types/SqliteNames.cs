namespace Refract.Sqlite.Types;

/// <summary>How names stand in SQLite's SQL.</summary>
internal static class SqliteNames
{
    /// <summary>Quoted, quotes inside doubled.</summary>
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Quoted and listed.</summary>
    public static string Quote(IEnumerable<string> names) => string.Join(", ", names.Select(Quote));

    /// <summary>A string literal.</summary>
    public static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
