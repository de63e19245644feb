using Refract.Migrate.Desired;
using Refract.Migrate.History;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Schema;

namespace Refract.Migrate.Engine;

/// <summary>
/// Brings databases and schemas together: push, migrations, history, reset, pull. Every method opens the database for
/// itself and returns with data; nothing is printed. Failures are <see cref="MigrationException"/>. Not for concurrent
/// use of one instance; several processes at once are kept apart by the database's lock.
/// </summary>
public sealed partial class MigrationEngine
{
    private readonly MigrationSettings _settings;

    /// <summary>Creates an engine.</summary>
    public MigrationEngine(MigrationSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Provider.Kind != settings.Url.Provider)
            throw new ArgumentException(
                $"The provider is for {settings.Provider.Kind}, the URL leads to {settings.Url.Provider}.",
                nameof(settings));
        _settings = settings;
    }

    private StructureRules Rules => _settings.Provider.Rules;

    private PrismaSchema RequiredSchema => _settings.Schema
        ?? throw new InvalidOperationException("MigrationSettings.Schema is needed for this.");

    private IMigrationSource RequiredMigrations
        => _settings.Migrations
            ?? throw new InvalidOperationException("MigrationSettings.Migrations is needed for this.");

    /// <summary>The database schemas that this engine works on.</summary>
    private NamespaceScope Scope =>
        NamespaceScope.Of(_settings.Schema is null ? [] : [_settings.Schema], _settings.Url, Rules);

    private DatabaseCatalog Desired(PrismaSchema schema) =>
        SchemaCatalog.From(schema, Rules, _settings.Url.Schema ?? "public");

    private async Task<DatabaseCatalog> Read(IMigrationDatabase database, CancellationToken ct)
    {
        Report(MigrationStage.ReadingDatabase);
        return await database.Introspect(Scope.Compared, ct).ConfigureAwait(false);
    }

    private Task<IMigrationDatabase> Open(CancellationToken ct) => _settings.Provider.Open(_settings.Url, ct);

    private async Task<(IMigrationDatabase Database, bool Created)> OpenOrCreate(CancellationToken ct)
    {
        var created = await _settings.Provider.EnsureExists(_settings.Url, ct).ConfigureAwait(false);
        return (await Open(ct).ConfigureAwait(false), created);
    }

    private async Task<IAsyncDisposable> Lock(IMigrationDatabase database, CancellationToken ct)
        => _settings.UseLock
            ? await database.AcquireLock(_settings.LockTimeout, new LockProgress(_settings.Progress), ct)
                .ConfigureAwait(false) : NoLock.Instance;

    private void Report(MigrationStage stage, string? migration = null)
        => _settings.Progress?.Report(new MigrationProgress(stage, migration));

    /// <summary>Refuses migrations for another database, and a folder in which a squash was cut off.</summary>
    private void ThrowIfUnusable(MigrationSet set)
    {
        ThrowIfForAnotherDatabase(set);
        foreach (var migration in set.Migrations)
            if (migration.Replaces.FirstOrDefault(old => set.Find(old.Name) is not null) is { Name: { } left })
                throw new MigrationException("RFR3016",
                    $"A squash was cut off: {migration.Name} has taken the place of {left}, which is still in "
                        + $"{set.Description}.",
                    "Run `refract migrate squash` to finish it.");
    }

    /// <summary>The SQL of a migration runs on one database only, and the lock file says on which.</summary>
    private void ThrowIfForAnotherDatabase(MigrationSet set)
    {
        if (set.LockedProvider is not { } locked || Rules.IsNamed(locked)) return;
        throw new MigrationException("P3019",
            $"The migrations in {set.Description} are for {locked} ({MigrationFolder.LockName}), the "
                + $"database is {Rules.Name}.",
            "Use the database they were made for, or start a new migrations folder for this one.");
    }

    private sealed class LockProgress(IProgress<MigrationProgress>? progress) : IProgress<LockWait>
    {
        public void Report(LockWait value)
            => progress?.Report(
                new MigrationProgress(MigrationStage.WaitingForLock, null,
                    value.Elapsed) { LockHolder = value.Holder });
    }

    private sealed class NoLock : IAsyncDisposable
    {
        public static NoLock Instance { get; } = new();

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
