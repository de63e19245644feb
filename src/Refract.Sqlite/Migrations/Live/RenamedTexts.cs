using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Relational.Operations;

namespace Refract.Sqlite.Migrations;

/// <summary>
/// What SQLite makes of the texts of tables, indexes, triggers and views when something is renamed, found out on an
/// empty copy in memory: it writes a new name into all of them.
/// </summary>
internal static class RenamedTexts
{
    /// <param name="before">The catalog before the renames.</param>
    /// <param name="after">The catalog after them, with the texts as they were.</param>
    /// <param name="renames">The renames.</param>
    /// <param name="ct">Ends it.</param>
    public static async Task<DatabaseCatalog> Carry(DatabaseCatalog before, DatabaseCatalog after,
        IReadOnlyList<RenameOperation> renames, CancellationToken ct)
    {
        var copy = await SqliteSession.Open(DatabaseUrl.Parse(":memory:"), mayCreate: true, ct).ConfigureAwait(false);
        await using var _ = copy.ConfigureAwait(false);
        foreach (var sql in before.Tables.Select(table => table.Definition).OfType<string>()
            .Concat(before.Views.Select(view => view.Definition).OfType<string>())
            .Concat(before.Tables.SelectMany(table => table.Dependents.Select(dependent => dependent.Sql))))
            await TryRun(copy, sql, ct).ConfigureAwait(false);
        foreach (var rename in renames)
            await Run(copy, SqliteRenameSql.Write(rename), ct).ConfigureAwait(false);
        var texts = (await copy.Query("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL",
            row => (Key: (row.GetString(0), row.GetString(1)), Sql: row.GetString(2)), ct).ConfigureAwait(false))
            .ToDictionary(row => row.Key, row => row.Sql);
        return after with
        {
            Tables = [.. after.Tables.Select(table => table.Definition is null ? table : table with
            {
                Definition = texts.GetValueOrDefault(("table", table.Name)) ?? table.Definition,
                Dependents = [.. table.Dependents.Select(dependent => dependent with
                {
                    Sql = texts.GetValueOrDefault((dependent.IsTrigger ? "trigger" : "index", dependent.Name))
                        ?? dependent.Sql,
                })],
            })],
            Views = [.. after.Views.Select(view => view with
            {
                Definition = texts.GetValueOrDefault(("view", view.Name)) ?? view.Definition,
            })],
        };
    }

    /// <summary>
    /// A view or trigger that reads what the copy lacks, such as a virtual table, stops a rename. Its text stays as it
    /// was; should it be wrong, the script is refused before it runs.
    /// </summary>
    private static async Task Run(SqliteSession copy, string script, CancellationToken ct)
    {
        foreach (var statement in SqliteScript.Split(script).Where(statement => !statement.ChangesRows))
        {
            while (await TryRun(copy, statement.Text, ct).ConfigureAwait(false) is { } words)
            {
                var things = await copy.Query("SELECT type, name FROM sqlite_master WHERE type IN ('view', 'trigger')",
                    row => (Type: row.GetString(0), Name: row.GetString(1)), ct).ConfigureAwait(false);
                var culprits = things.Where(thing =>
                    words.StartsWith($"error in {thing.Type} {thing.Name}", StringComparison.Ordinal))
                    .OrderByDescending(thing => thing.Name.Length).ToArray();
                if (culprits is not [var (type, name), ..]) break;
                await copy.Run($"DROP {type} {SqliteSession.Quote(name)}", ct).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Runs a statement; what SQLite says when it fails, else null.</summary>
    private static async Task<string?> TryRun(SqliteSession copy, string sql, CancellationToken ct)
    {
        try
        {
            await copy.Run(sql, ct).ConfigureAwait(false);
            return null;
        }
        catch (SqliteFault fault)
        {
            return fault.Words;
        }
    }
}
