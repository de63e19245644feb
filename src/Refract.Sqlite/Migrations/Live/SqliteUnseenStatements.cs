using Refract.Sqlite.Definitions;

namespace Refract.Sqlite.Migrations;

/// <summary>Statements that do more than a catalog tells.</summary>
internal static class SqliteUnseenStatements
{
    public static IReadOnlyList<string> Of(string script)
    {
        var statements = SqliteScript.Split(script);
        var rebuilt = statements.Select(statement => statement.RenamesTableTo).OfType<string>()
            .Select(name => "new_" + name).Append("sqlite_sequence").ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. statements.Where(statement => !IsSeen(statement, rebuilt)).Select(FirstLine)];
    }

    private static bool IsSeen(SqliteStatement statement, HashSet<string> rebuilt) => statement.Words switch
    {
        ["CREATE", "TABLE" or "INDEX" or "UNIQUE", ..] => true,
        ["ALTER", "TABLE", ..] => true,
        ["DROP", "TABLE" or "INDEX", ..] => true,
        ["PRAGMA" or "BEGIN" or "COMMIT" or "END", ..] => true,
        // The rows of a table that is rebuilt.
        ["INSERT", "INTO", ..] => rebuilt.Contains(Tokens(statement)[2].Text),
        _ => false,
    };

    private static List<SqlToken> Tokens(SqliteStatement statement) =>
        [.. SqlTokenizer.Read(statement.Text).Where(token => !token.IsComment)];

    private static string FirstLine(SqliteStatement statement)
    {
        var text = statement.Text[Tokens(statement)[0].Start..];
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).TrimEnd();
    }
}
