using Refract.Sqlite.Definitions;

namespace Refract.Sqlite.Migrations;

/// <summary>Finds out whether a trigger still fits: SQLite reads its body when it compiles a statement that fires it,
/// and not before.</summary>
internal static class TriggerProbe
{
    /// <summary>What is wrong with a trigger of a table or view, alone or together with others that its own statements
    /// fire; or null.</summary>
    public static async Task<string?> Problem(SqliteSession session, string table, string sql, CancellationToken ct)
    {
        var tokens = SqlTokenizer.Read(sql).Where(token => !token.IsComment).ToList();
        var at = tokens.FindIndex(token => token.Is("INSERT") || token.Is("UPDATE") || token.Is("DELETE"));
        if (at < 0)
            return null;
        var columns = await session.Query("SELECT name FROM pragma_table_xinfo($1) WHERE hidden = 0",
            row => row.GetString(0), ct, table)
            .ConfigureAwait(false);

        // A column after UPDATE OF that is not there is no error to SQLite: the trigger just never fires again.
        if (at + 1 < tokens.Count && tokens[at + 1].Is("OF"))
        {
            foreach (var name in tokens.Skip(at + 2).TakeWhile(token => !token.Is("ON")).Where(token => !token.Is(',')))
            {
                if (!columns.Contains(name.Text, StringComparer.OrdinalIgnoreCase))
                    return $"no such column: {name.Text}";
            }
        }

        try
        {
            await session.Query("EXPLAIN " + Statement(tokens[at].Text, SqliteSession.Quote(table), columns), _ => 0,
                ct)
                .ConfigureAwait(false);
            return null;
        }
        catch (SqliteFault fault)
        {
            return fault.Words;
        }
    }

    private static string Statement(string verb, string table, List<string> columns)
    {
        var names = columns.Select(SqliteSession.Quote).ToArray();
        return verb.ToUpperInvariant() switch
        {
            "DELETE" => $"DELETE FROM {table}",
            "UPDATE" => $"UPDATE {table} SET {string.Join(", ", names.Select(name => name + " = NULL"))}",
            _ => $"INSERT INTO {table} ({string.Join(", ", names)}) VALUES "
                + $"({string.Join(", ", names.Select(_ => "NULL"))})",
        };
    }
}
