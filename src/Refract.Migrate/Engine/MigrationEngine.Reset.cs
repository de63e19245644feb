using Refract.Relational.Contracts;

namespace Refract.Migrate.Engine;

public sealed partial class MigrationEngine
{
    /// <summary>
    /// Drops everything and applies all migrations again, after trying them on a shadow database: migrations that do
    /// not run from nothing would leave an empty database behind. The caller has asked the owner of the data.
    /// </summary>
    /// <exception cref="MigrationException"><c>P3006</c> a migration does not run on an empty database; <c>P3014</c> no
    /// shadow database can be had. Nothing was dropped.</exception>
    public async Task<ResetResult> Reset(CancellationToken ct = default)
    {
        var set = RequiredMigrations.Load();
        ThrowIfForAnotherDatabase(set);
        var (database, created) = await OpenOrCreate(ct).ConfigureAwait(false);
        await using var _ = database.ConfigureAwait(false);
        var held = await Lock(database, ct).ConfigureAwait(false);
        await using var __ = held.ConfigureAwait(false);
        if (set.Migrations.Count > 0)
        {
            var shadow = await OpenShadow(ct).ConfigureAwait(false);
            await using (shadow.ConfigureAwait(false)) await Replay(shadow, set.Migrations, ct).ConfigureAwait(false);
        }
        Report(MigrationStage.Resetting);
        await database.Reset(Scope.Emptied, ct).ConfigureAwait(false);
        return new ResetResult(database.Description, created,
            await ApplyPending(database, set, ct).ConfigureAwait(false));
    }

    /// <summary>Runs any SQL on the database.</summary>
    public async Task Execute(string script, CancellationToken ct = default)
    {
        var database = await Open(ct).ConfigureAwait(false);
        await using var _ = database.ConfigureAwait(false);
        await database.Execute(script, ct).ConfigureAwait(false);
    }
}
