using Refract.Migrate.History;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Engine;

public sealed partial class MigrationEngine
{
    /// <summary>
    /// Drops everything and applies all migrations again, after trying them on a shadow database: migrations that do
    /// not run from nothing would leave an empty database behind. The caller has asked the owner of the data.
    /// </summary>
    /// <exception cref="MigrationException"><c>P3006</c> a migration does not run on an empty database; <c>P3014</c> no
    /// shadow database can be had; <c>RFR3013</c> something that stays would be in the way of a migration. Nothing was
    /// dropped.</exception>
    public async Task<ResetResult> Reset(CancellationToken ct = default)
    {
        var set = RequiredMigrations.Load();
        ThrowIfUnusable(set);
        var (database, created) = await OpenOrCreate(ct).ConfigureAwait(false);
        await using var _ = database.ConfigureAwait(false);
        var held = await Lock(database, ct).ConfigureAwait(false);
        await using var __ = held.ConfigureAwait(false);
        if (set.Migrations.Count > 0)
        {
            var shadow = await OpenShadow(ct).ConfigureAwait(false);
            await using (shadow.ConfigureAwait(false)) await TryReset(shadow, set, ct).ConfigureAwait(false);
        }
        Report(MigrationStage.Resetting);
        await Empty(database, set, ct).ConfigureAwait(false);
        return new ResetResult(database.Description, created,
            await ApplyPending(database, set, ct).ConfigureAwait(false));
    }

    /// <summary>
    /// Applies all migrations to a shadow database, and once more after a reset of it: what a reset leaves there, a
    /// table in a database schema that is not listed, can be in their way.
    /// </summary>
    private async Task TryReset(IMigrationDatabase shadow, MigrationSet set, CancellationToken ct)
    {
        await Replay(shadow, set.Migrations, ct).ConfigureAwait(false);
        if (!await shadow.HoldsMoreThan(Scope.Emptied, ct).ConfigureAwait(false)) return;
        await Empty(shadow, set, ct).ConfigureAwait(false);
        await Replay(shadow, set.Migrations, ct, InTheWay).ConfigureAwait(false);
    }

    private MigrationException InTheWay(MigrationFile migration, ScriptFailedException failure) => new("RFR3013",
        $"After a reset, the migration {migration.Name} could not be applied again: it fails{PlaceOf(failure)}: "
            + $"{failure.Message}. A reset empties {string.Join(", ", Scope.Emptied.Select(name => $"\"{name}\""))}, "
            + "and what this migration makes elsewhere stays. Nothing was dropped.",
        "Name its database schema in the datasource's `schemas`, drop it by hand first, or write the migration so that "
            + "it runs while it is there (IF NOT EXISTS).", failure);

    private Task Empty(IMigrationDatabase database, MigrationSet? set, CancellationToken ct) =>
        database.Reset(Scope.Emptied, set is null ? [] : MigrationRunner.TextsOf(set.Migrations), ct);

    /// <summary>Runs any SQL on the database.</summary>
    public async Task Execute(string script, CancellationToken ct = default)
    {
        var database = await Open(ct).ConfigureAwait(false);
        await using var _ = database.ConfigureAwait(false);
        await database.Execute(script, ct).ConfigureAwait(false);
    }
}
