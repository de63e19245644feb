namespace Refract.PostgreSql.Migrations;

/// <summary>Statements that do more than a catalog tells.</summary>
internal static class PostgreSqlUnseenStatements
{
    /// <summary>What ALTER TABLE and ALTER TYPE can do beside columns, constraints, values and names.</summary>
    private static readonly string[] s_unseenWords =
    [
        "ENABLE", "DISABLE", "OWNER", "FORCE", "INHERIT", "REPLICA", "CLUSTER", "LOGGED", "UNLOGGED", "TABLESPACE",
        "STATISTICS", "ATTACH", "DETACH",
    ];

    public static IReadOnlyList<string> Of(string script) =>
        [.. PostgreSqlScript.Split(script).Where(statement => !IsSeen(statement)).Select(FirstLine)];

    private static bool IsSeen(PostgreSqlStatement statement) => statement.Words switch
    {
        ["CREATE", "TABLE" or "INDEX" or "UNIQUE" or "TYPE" or "SCHEMA" or "EXTENSION" or "SEQUENCE", ..] => true,
        ["ALTER", "TABLE" or "INDEX" or "TYPE" or "EXTENSION" or "SEQUENCE", ..] =>
            !statement.Words.Any(s_unseenWords.Contains),
        ["DROP", "TABLE" or "INDEX" or "TYPE" or "SEQUENCE", ..] => true,
        ["BEGIN" or "COMMIT" or "SET" or "RESET", ..] => true,
        // How the writer of migrations numbers columns.
        ["SELECT", ..] => statement.Content.StartsWith("SELECT setval(", StringComparison.Ordinal),
        ["DO", ..] => statement.Text.Contains("pg_get_serial_sequence", StringComparison.Ordinal)
            && statement.Text.Contains("ALTER SEQUENCE", StringComparison.Ordinal),
        _ => false,
    };

    private static string FirstLine(PostgreSqlStatement statement)
    {
        var end = statement.Content.IndexOf('\n');
        return (end < 0 ? statement.Content : statement.Content[..end]).TrimEnd().ToString();
    }
}
