using Refract.Migrate.History;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Engine;

public sealed partial class MigrationEngine
{
    /// <summary>
    /// Writes into the history that a migration is in the database as its script is now, without running it: for a
    /// baseline, after fixing by hand, or after an edit of an applied one that changes nothing in the database.
    /// </summary>
    /// <exception cref="MigrationException">
    /// <c>P1003</c> there is no such database, so nothing is in it; <c>P3008</c> it is applied already, and unchanged;
    /// <c>P3017</c> there is no such migration.
    /// </exception>
    public async Task ResolveApplied(string name, CancellationToken ct = default)
    {
        var set = RequiredMigrations.Load();
        ThrowIfUnusable(set);
        var migration = set.Find(name) ?? throw NotFound(name, set);
        if (!migration.HasScript) throw MigrationRunner.Missing(migration);
        var database = await Open(ct).ConfigureAwait(false);
        await using var _ = database.ConfigureAwait(false);
        var held = await Lock(database, ct).ConfigureAwait(false);
        await using var __ = held.ConfigureAwait(false);
        await database.History.Create(ct).ConfigureAwait(false);
        var rows = (await ReadHistory(database, ct).ConfigureAwait(false)).Where(row => row.Name == name).ToArray();
        if (rows.Any(row => row is { IsApplied: true, IsHalfUndone: false } && migration.Matches(row.Checksum)))
            throw new MigrationException("P3008", $"The migration {name} is in the history as applied already.",
                "There is nothing to resolve.");
        foreach (var row in rows.Where(row => row.IsFailed || row.IsApplied))
            await database.History.MarkRolledBack(row.Id, ct).ConfigureAwait(false);
        var replaced = (await ReadHistory(database, ct).ConfigureAwait(false))
            .Where(row => migration.Replaces.Any(old => old.Name == row.Name)).Select(row => row.Id).ToArray();
        if (replaced.Length > 0)
            await database.History.Replace(replaced, name, migration.Checksum, ct).ConfigureAwait(false);
        else await database.History.MarkApplied(name, migration.Checksum, ct).ConfigureAwait(false);
    }

    /// <summary>
    /// Writes into the history that a failed migration is no longer in the database, so that it is applied again.
    /// </summary>
    /// <exception cref="MigrationException"><c>P3011</c> it was never begun; <c>P3012</c> it did not fail.</exception>
    public async Task ResolveRolledBack(string name, CancellationToken ct = default)
    {
        var database = await Open(ct).ConfigureAwait(false);
        await using var _ = database.ConfigureAwait(false);
        var held = await Lock(database, ct).ConfigureAwait(false);
        await using var __ = held.ConfigureAwait(false);
        var rows = (await ReadHistory(database, ct).ConfigureAwait(false)).Where(row => row.Name == name).ToArray();
        if (rows.Length == 0)
            throw new MigrationException("P3011",
                $"The migration {name} was never begun on this database, so there is nothing to roll back.",
                "Check the name; `refract migrate status` lists what failed.");
        var failed = rows.Where(row => row.IsFailed || row.IsHalfUndone).ToArray();
        if (failed.Length == 0)
            throw new MigrationException("P3012",
                $"The migration {name} did not fail: only a failed one can be declared rolled back.",
                "To undo an applied migration, run `refract migrate undo`, or write a new one that does the opposite.");
        foreach (var row in failed) await database.History.MarkRolledBack(row.Id, ct).ConfigureAwait(false);
    }

    private static MigrationException NotFound(string name, MigrationSet set)
        => new("P3017", $"There is no migration {name} in {set.Description}.",
            "Give the whole name of its folder, with the time in front.");
}
