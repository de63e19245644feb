using Refract.Relational.Contracts;
using Refract.Sqlite.Definitions;

namespace Refract.Sqlite.Migrations;

/// <summary>
/// Keeps what a file has beside its migrations when one of them rebuilds a table: it was written on another copy of
/// the database, which
/// need not have the same triggers and indexes. What any migration names is the migrations' own to make and to drop,
/// and left to them.
/// </summary>
internal sealed class RebuildKeeper
{
    private readonly SqliteSession _session;
    private readonly List<Table> _tables = [];
    private readonly ScriptedParts _scripted;
    private readonly bool _saysSequence;

    /// <param name="session">The session.</param>
    /// <param name="known">The script that runs, then those of all migrations.</param>
    private RebuildKeeper(SqliteSession session, IReadOnlyList<string> known)
    {
        _session = session;
        _scripted = new ScriptedParts(known);
        _saysSequence = known[0].Contains("sqlite_sequence", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Remembers what the tables have, before the script runs.</summary>
    public static async Task<RebuildKeeper> Look(SqliteSession session, IEnumerable<string> tables,
        IReadOnlyList<string> known,
        CancellationToken ct)
    {
        var keeper = new RebuildKeeper(session, known);
        foreach (var name in tables.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (await keeper.Read(name, ct).ConfigureAwait(false) is { } table)
                keeper._tables.Add(table);
        }

        return keeper;
    }

    /// <summary>Makes again what is missing now.</summary>
    /// <exception cref="ScriptFailedException">Something cannot be kept.</exception>
    public async Task Keep(CancellationToken ct)
    {
        foreach (var before in _tables)
        {
            if (await Read(before.Name, ct).ConfigureAwait(false) is not { } after)
                continue;
            ThrowIfClausesAreLost(before, after);
            foreach (var (name, sql, isTrigger) in before.Dependents)
            {
                var isOwn = isTrigger || IsBeyondTheSchema(sql);
                if (isOwn && after.Dependents.All(dependent => dependent.Name != name) && !_scripted.Names(name))
                    await MakeAgain(before.Name, name, sql, isTrigger, ct).ConfigureAwait(false);
            }

            if (before.Sequence > (after.Sequence ?? 0) && after.Definition?.IsAutoIncrement == true && !_saysSequence)
                await SetSequence(before.Name, before.Sequence.Value, ct).ConfigureAwait(false);
        }
    }

    /// <summary>An index that a schema can name may be gone because it was taken out of the schema.</summary>
    private static bool IsBeyondTheSchema(string sql)
    {
        var tokens = SqlTokenizer.Read(sql);
        var open = tokens.FindIndex(token => token.Is('('));
        return Introspection.SqliteIndexText.Condition(sql) is not null
            || tokens.Skip(open + 1).Any(token => token.Is('('));
    }

    private async Task MakeAgain(string table, string name, string sql, bool isTrigger, CancellationToken ct)
    {
        string? problem;
        try
        {
            await _session.Run(sql, ct).ConfigureAwait(false);
            problem = isTrigger ? await TriggerProbe.Problem(_session, table, sql, ct).ConfigureAwait(false) : null;
        }
        catch (SqliteFault fault) when (fault.IsOfStatement)
        {
            problem = fault.Words;
        }

        if (problem is not null)
            throw Lost($"The script rebuilds the table {table}, and "
                + $"{(isTrigger ? "the trigger" : "the index")} {name}, which no "
                + $"migration speaks of, cannot be made again: {problem}");
    }

    /// <summary>The new table's text is the script's, so a clause of this file's table that no script has is told, not
    /// lost.</summary>
    private void ThrowIfClausesAreLost(Table before, Table after)
    {
        if (before.Definition is null || after.Definition is null)
            return;
        var kept = UnsaidClauses.Of(after.Definition).Select(clause => clause.Key).ToHashSet();
        var columns = after.Definition.Columns.Select(column => column.Name)
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var lost = UnsaidClauses.Of(before.Definition)
            .Where(clause => !kept.Contains(clause.Key) && (clause.Column is null || columns.Contains(clause.Column))
                && clause.KeyColumns.All(columns.Contains))
            .Where(clause => !_scripted.Says(before.Name, clause))
            .ToArray();
        if (lost.Length == 0)
            return;
        var texts = string.Join("; ",
            lost.Select(clause => (clause.Column is null ? "" : clause.Column + " ") + clause.Text));
        throw Lost($"The script rebuilds the table {before.Name} and leaves out what this database has "
            + "there and no migration speaks of: "
            + texts);
    }

    private async Task SetSequence(string table, long value, CancellationToken ct)
    {
        await _session.Run("DELETE FROM sqlite_sequence WHERE name = $1", ct, table).ConfigureAwait(false);
        await _session.Run("INSERT INTO sqlite_sequence (name, seq) VALUES ($1, $2)", ct, table, value)
            .ConfigureAwait(false);
    }

    private static ScriptFailedException Lost(string message) =>
        new(message, null, null, null, isRolledBack: true, null,
        "Write it into the script, or drop it from this database first.");

    private async Task<Table?> Read(string name, CancellationToken ct)
    {
        var found = await _session.Query(
            "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND lower(name) = lower($1)",
            row => (Name: row.GetString(0), Sql: row.GetString(1)), ct, name).ConfigureAwait(false);
        if (found.Count == 0)
            return null;
        var dependents = await _session.Query(
            "SELECT name, sql, type = 'trigger' FROM sqlite_master WHERE type IN ('index', 'trigger') AND "
                + "sql IS NOT NULL AND tbl_name = $1",
            row => (row.GetString(0), row.GetString(1), row.GetInt64(2) != 0), ct, found[0].Name).ConfigureAwait(false);
        var counts =
            await _session.Scalar<long>("SELECT count(*) FROM sqlite_master WHERE name = 'sqlite_sequence'", ct)
            .ConfigureAwait(false) > 0;
        var sequence = counts ? await _session.Query("SELECT seq FROM sqlite_sequence WHERE name = $1",
            row => row.IsDBNull(0) ? 0 : row.GetInt64(0), ct, found[0].Name).ConfigureAwait(false) : [];
        return new Table(found[0].Name, TableDefinitionParser.Parse(found[0].Sql), dependents,
            sequence.Count > 0 ? sequence.Max() : null);
    }

    private sealed record Table(string Name, TableDefinition? Definition,
        IReadOnlyList<(string Name, string Sql, bool IsTrigger)> Dependents,
        long? Sequence);
}
