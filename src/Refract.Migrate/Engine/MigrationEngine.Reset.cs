namespace Refract.Migrate.Engine;

public sealed partial class MigrationEngine
{
    /// <summary>Drops everything and applies all migrations again. The caller has asked whoever owns the data.</summary>
    public async Task<ResetResult> Reset(CancellationToken ct = default)
    {
        var set = RequiredMigrations.Load();
        ThrowIfForAnotherDatabase(set);
        var (database, created) = await OpenOrCreate(ct).ConfigureAwait(false);
        await using var _ = database.ConfigureAwait(false);
        var held = await Lock(database, ct).ConfigureAwait(false);
        await using var __ = held.ConfigureAwait(false);
        Report(MigrationStage.Resetting);
        await database.Reset(Namespaces, ct).ConfigureAwait(false);
        return new ResetResult(database.Description, created, await ApplyPending(database, set, ct).ConfigureAwait(false));
    }

    /// <summary>Runs any SQL on the database.</summary>
    public async Task Execute(string script, CancellationToken ct = default)
    {
        var database = await Open(ct).ConfigureAwait(false);
        await using var _ = database.ConfigureAwait(false);
        await database.Execute(script, ct).ConfigureAwait(false);
    }
}
