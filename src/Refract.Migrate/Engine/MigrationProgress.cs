namespace Refract.Migrate.Engine;

/// <summary>What an engine is doing at the moment.</summary>
/// <param name="Stage">The kind of work.</param>
/// <param name="Migration">The migration at hand, or null.</param>
/// <param name="Elapsed">How long it has taken so far; zero at its beginning.</param>
public sealed record MigrationProgress(MigrationStage Stage, string? Migration = null, TimeSpan Elapsed = default)
{
    /// <summary>Who holds the lock that is waited for, when that can be told.</summary>
    public string? LockHolder { get; init; }
}

/// <summary>The kinds of work.</summary>
public enum MigrationStage
{
    /// <summary>Another run holds the lock.</summary>
    WaitingForLock,

    /// <summary>The database is read.</summary>
    ReadingDatabase,

    /// <summary>A shadow database is prepared.</summary>
    PreparingShadow,

    /// <summary>A migration runs on the shadow database.</summary>
    ReplayingMigration,

    /// <summary>A migration runs on the database.</summary>
    ApplyingMigration,

    /// <summary>A migration is undone.</summary>
    UndoingMigration,

    /// <summary>The database is changed without a migration.</summary>
    ApplyingChanges,

    /// <summary>The database is emptied.</summary>
    Resetting,
}
