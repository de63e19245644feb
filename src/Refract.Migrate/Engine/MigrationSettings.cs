using Refract.Migrate.History;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Schema;

namespace Refract.Migrate.Engine;

/// <summary>What a <see cref="MigrationEngine"/> works with.</summary>
public sealed record MigrationSettings
{
    /// <summary>The provider of the database at <see cref="Url"/>.</summary>
    public required IMigrationProvider Provider { get; init; }

    /// <summary>
    /// The database. Where a pooler lies between, this must be the direct URL: locks and SET need a session.
    /// </summary>
    public required DatabaseUrl Url { get; init; }

    /// <summary>
    /// A database set aside as shadow database (it is emptied!), or null to create one when it is needed.
    /// </summary>
    public DatabaseUrl? ShadowUrl { get; init; }

    /// <summary>
    /// A database on whose server shadow databases are made when <see cref="ShadowUrl"/> names none; null for the
    /// server of <see cref="Url"/>.
    /// </summary>
    public DatabaseUrl? ShadowServer { get; init; }

    /// <summary>False to make no shadow database on the server of <see cref="Url"/>, as on one in production.</summary>
    public bool MayCreateShadow { get; init; } = true;

    /// <summary>
    /// The schema, valid. Needed to push, to make migrations, for <c>dev</c> and to pull; null otherwise allowed.
    /// </summary>
    public PrismaSchema? Schema { get; init; }

    /// <summary>Where migrations lie; null when there are none (push and pull). Use <see cref="MigrationFolder.For"/>
    /// for the right folder.</summary>
    public IMigrationSource? Migrations { get; init; }

    /// <summary>
    /// False to go without the lock that keeps two runs apart (<c>PRISMA_SCHEMA_DISABLE_ADVISORY_LOCK</c>).
    /// </summary>
    public bool UseLock { get; init; } = true;

    /// <summary>
    /// How long to wait for that lock at most; <see cref="Timeout.InfiniteTimeSpan"/> for no limit. A minute when not
    /// set.
    /// </summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long statements of migrations wait for locks of other sessions, such as those of a running application; null
    /// for as long as the database has it. SQLite counts whole seconds.
    /// </summary>
    public TimeSpan? StatementLockTimeout { get; init; }

    /// <summary>
    /// True to keep changes of structures apart from what programs that are running need: migrations say which columns
    /// and tables no program uses any more, and what programs may still use is taken away only with consent.
    /// </summary>
    public bool ExpandAndContract { get; init; }

    /// <summary>
    /// True to make the order of the values of enum types that of the schema, also of values that are there already.
    /// False leaves the order of those as it is, and <see cref="DiffResult.InOtherOrder"/> names such types.
    /// </summary>
    public bool ComparesEnumOrder { get; init; }

    /// <summary>The clock that names migrations.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told what is going on, or null.</summary>
    public IProgress<MigrationProgress>? Progress { get; init; }
}
