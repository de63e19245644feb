using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Sqlite.Definitions;

namespace Refract.Sqlite.Migrations;

/// <summary>
/// Runs a script on an empty copy of a file's structure in memory, and asks SQLite which views and triggers it broke.
/// SQLite itself would
/// notice only when they are used next.
/// </summary>
internal static class SqliteRehearsal
{
    public static async Task<IReadOnlyList<string>> Run(SqliteSession session, string script,
        IReadOnlyList<string>? known,
        CancellationToken ct)
    {
        var structure = await Structure(session, ct).ConfigureAwait(false);

        // SQLite takes "name" for a text where no such column is, so that a CHECK on a dropped column would pass; here
        // it must not.
        var strict = await Try(structure, script, known, areTextsQuoted: false, ct).ConfigureAwait(false);
        if (strict.Broken.Count == 0 || strict.IsComplete)
            return strict.Broken;
        var lenient = await Try(structure, script, known, areTextsQuoted: true, ct).ConfigureAwait(false);

        // Of a file that needs modules or functions which are missing here, no copy tells anything.
        return lenient.IsComplete ? lenient.Broken : [];
    }

    private static Task<List<(string Name, string Sql)>> Structure(SqliteSession session, CancellationToken ct) =>
        session.Query(
        """
        SELECT m.name, m.sql FROM sqlite_master m
        WHERE m.sql IS NOT NULL AND m.name NOT LIKE 'sqlite\_%' ESCAPE '\'
          AND NOT EXISTS (SELECT 1 FROM pragma_table_list l WHERE l.schema = 'main' AND l.name = m.name AND l.type = 'shadow')
        ORDER BY m.type = 'trigger', m.type = 'view', m.rowid
        """, row => (row.GetString(0), row.GetString(1)), ct);

    private static async Task<(List<string> Broken, bool IsComplete)> Try(List<(string Name, string Sql)> structure,
        string script,
        IReadOnlyList<string>? known, bool areTextsQuoted, CancellationToken ct)
    {
        var copy = await SqliteSession.Open(DatabaseUrl.Parse(":memory:"), mayCreate: true, ct).ConfigureAwait(false);
        await using var _ = copy.ConfigureAwait(false);
        copy.TakeQuotedNamesForTexts(areTextsQuoted);
        var isComplete = true;
        foreach (var (_, sql) in structure)
        {
            try
            {
                await copy.Run(sql, ct).ConfigureAwait(false);
            }
            catch (SqliteFault)
            {
                isComplete = false;
            }
        }

        var before = await BrokenReferences.Find(copy, ct).ConfigureAwait(false);
        try
        {
            await new SqliteScriptRunner(copy).Run(script, known, recordEnd: null, ct).ConfigureAwait(false);
        }
        catch (ScriptFailedException exception)
        {
            return (IsOfSchema(exception.Statement, structure) ? [] : [Describe(exception)], isComplete);
        }

        var after = await BrokenReferences.Find(copy, ct).ConfigureAwait(false);
        return ([.. after.Where(broken => !before.Contains(broken)).Select(Sentence)], isComplete);
    }

    /// <summary>
    /// Whether a statement makes a table or an index that only the schema asks for. When it fails, nothing that is
    /// there is to blame, and the run itself tells why.
    /// </summary>
    private static bool IsOfSchema(string? statement, List<(string Name, string Sql)> structure)
    {
        var tokens = SqlTokenizer.Read(statement ?? "").Where(token => !token.IsComment).ToList();
        var kind = tokens.FindIndex(token => token.Is("INDEX") || token.Is("TABLE"));
        if (kind is not (1 or 2) || kind + 1 >= tokens.Count || !tokens[0].Is("CREATE")) return false;
        var name = tokens[kind + 1].Text;
        return !(tokens[kind].Is("TABLE") && name.StartsWith("new_", StringComparison.Ordinal))
            && !structure.Any(thing => thing.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                && SqlTokenizer.Normalize(thing.Sql) == SqlTokenizer.Normalize(statement!));
    }

    private static string Describe(ScriptFailedException exception)
    {
        if (exception.Statement is not { } statement)
            return Sentence(exception.Message);
        var tokens = SqlTokenizer.Read(statement).Where(token => !token.IsComment).ToList();
        if (tokens is [var create, var table, var name, ..] && create.Is("CREATE") && table.Is("TABLE")
            && name.Text.StartsWith("new_", StringComparison.Ordinal))
            return Sentence(
                $"a clause of the table {name.Text[4..]} (a CHECK, a generated column) would be broken: "
                    + $"{exception.Message}");
        var kind = tokens.FindIndex(token => token.Is("INDEX") || token.Is("TRIGGER"));
        if (tokens[0].Is("CREATE") && kind is 1 or 2 && kind + 1 < tokens.Count)
            return Sentence(
                $"the {tokens[kind].Text.ToLowerInvariant()} {tokens[kind + 1].Text} would be broken: "
                    + $"{exception.Message}");
        return Sentence(
            $"{string.Join(' ', tokens.TakeWhile(token => !token.Is('(')).Take(8).Select(token => token.Text))}: "
            + exception.Message);
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..].TrimEnd('.') + ".";
}
