namespace Refract.Sqlite.Migrations;

/// <summary>
/// Views and triggers that read something which is not there. SQLite looks through all of them when a table is renamed,
/// so one is made and
/// renamed; each error names one, which is then put aside. Changes the structure: only for a copy.
/// </summary>
internal static class BrokenReferences
{
    public static async Task<IReadOnlyList<string>> Find(SqliteSession copy, CancellationToken ct)
    {
        var found = new List<string>();
        await copy.Run("PRAGMA legacy_alter_table=OFF", ct).ConfigureAwait(false);
        await copy.Run("BEGIN", ct).ConfigureAwait(false);
        await copy.Run("CREATE TABLE \"refract_probe\" (\"id\" INTEGER)", ct).ConfigureAwait(false);
        var left = (await copy.Query(
            "SELECT type, name FROM sqlite_master WHERE type IN ('view', 'trigger') ORDER BY length(name) DESC",
            row => (Type: row.GetString(0), Name: row.GetString(1)), ct).ConfigureAwait(false)).ToList();
        while (true)
        {
            try
            {
                await copy.Run("ALTER TABLE \"refract_probe\" RENAME TO \"refract_probed\"", ct).ConfigureAwait(false);
                break;
            }
            catch (SqliteFault fault)
            {
                var message = fault.Words;
                var at = left.FindIndex(
                    thing => message.StartsWith($"error in {thing.Type} {thing.Name}", StringComparison.Ordinal));
                if (at < 0)
                    break;
                var (type, name) = left[at];
                var reason = message[$"error in {type} {name}".Length..].TrimStart();
                found.Add($"the {type} {name} would be broken: "
                    + $"{reason[(reason.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()}");
                left.RemoveAt(at);
                await copy.Run($"DROP {type} {SqliteSession.Quote(name)}", ct).ConfigureAwait(false);
            }
        }

        await copy.Run("ROLLBACK", ct).ConfigureAwait(false);
        found.AddRange(await Triggers(copy, found, ct).ConfigureAwait(false));
        found.AddRange(await VirtualTables(copy, ct).ConfigureAwait(false));
        return found;
    }

    /// <summary>The columns that a trigger sets or inserts are looked at only when it is compiled, each by itself
    /// here.</summary>
    private static async Task<List<string>> Triggers(SqliteSession copy, List<string> known, CancellationToken ct)
    {
        var triggers = await copy.Query(
            "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name",
            row => (Name: row.GetString(0), Table: row.GetString(1), Sql: row.GetString(2)), ct).ConfigureAwait(false);
        var found = new List<string>();
        foreach (var (name, table, sql) in triggers)
        {
            var start = $"the trigger {name} would be broken:";
            if (known.Exists(sentence => sentence.StartsWith(start, StringComparison.Ordinal)))
                continue;
            await copy.Run("BEGIN", ct).ConfigureAwait(false);
            foreach (var other in triggers.Where(other => other.Table == table && other.Name != name))
                await copy.Run($"DROP TRIGGER {SqliteSession.Quote(other.Name)}", ct).ConfigureAwait(false);
            if (await TriggerProbe.Problem(copy, table, sql, ct).ConfigureAwait(false) is { } problem)
                found.Add($"{start} {problem}");
            await copy.Run("ROLLBACK", ct).ConfigureAwait(false);
        }

        return found;
    }

    /// <summary>A full-text table over the columns of another one notices only when it is read.</summary>
    private static async Task<List<string>> VirtualTables(SqliteSession copy, CancellationToken ct)
    {
        var found = new List<string>();
        foreach (var name in await copy.Query(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%'",
            row => row.GetString(0), ct).ConfigureAwait(false))
        {
            try
            {
                await copy.Query($"SELECT * FROM {SqliteSession.Quote(name)} LIMIT 1", _ => 0, ct)
                    .ConfigureAwait(false);
            }
            catch (SqliteFault fault)
            {
                found.Add($"the virtual table {name} would be broken: {fault.Words}");
            }
        }

        return found;
    }
}
