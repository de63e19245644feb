namespace Refract.Relational.Contracts;

/// <summary>A row of <c>_prisma_migrations</c>.</summary>
/// <param name="Id">The row's id, a UUID as text.</param>
/// <param name="Name">The migration's folder name.</param>
/// <param name="Checksum">SHA-256 of the bytes of <c>migration.sql</c>, lower-case hex.</param>
/// <param name="StartedAt">When it was begun, UTC.</param>
/// <param name="FinishedAt">When it was done, UTC; null when it failed or was cut off.</param>
/// <param name="RolledBackAt">When someone declared it rolled back, UTC, or null.</param>
/// <param name="Logs">The error it ended with, or null.</param>
/// <param name="AppliedSteps">1 once its script ran through, else 0; 0 too when it was only marked as applied.</param>
public sealed record MigrationRecord(string Id, string Name, string Checksum, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt = null,
    DateTimeOffset? RolledBackAt = null, string? Logs = null, int AppliedSteps = 0)
{
    /// <summary>True when it is in the database: finished and not rolled back.</summary>
    public bool IsApplied => FinishedAt is not null && RolledBackAt is null;

    /// <summary>True when it was begun and neither finished nor declared rolled back: it failed or the process was killed.</summary>
    public bool IsFailed => FinishedAt is null && RolledBackAt is null;
}
