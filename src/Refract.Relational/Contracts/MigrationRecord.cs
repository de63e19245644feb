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
public sealed record MigrationRecord(string Id, string Name, string Checksum, DateTimeOffset StartedAt,
    DateTimeOffset? FinishedAt = null,
    DateTimeOffset? RolledBackAt = null, string? Logs = null, int AppliedSteps = 0)
{
    /// <summary>
    /// What <see cref="Logs"/> hold from the beginning of a script that runs in one transaction to its end. When a
    /// process was killed in between, this tells the next run, and people, that nothing of the script is in the
    /// database.
    /// </summary>
    public const string BegunWhole =
        "Begun by Refract. The script runs in one transaction, in which finished_at is set as well: "
        + "while it is not set, nothing of the script is in the database.";

    /// <summary>
    /// What <see cref="Logs"/> hold while a <c>down.sql</c> runs that is not one transaction with the history. When it
    /// is still there, that run was cut off.
    /// </summary>
    public const string UndoBegun =
        "An undo was begun by Refract. Parts of down.sql may have taken effect: while rolled_back_at is not set, "
        + "it has not come to its end.";

    /// <summary>True when it is applied and parts of its <c>down.sql</c> may have taken effect.</summary>
    public bool IsHalfUndone => IsApplied && Logs == UndoBegun;

    /// <summary>True when it is in the database: finished and not rolled back.</summary>
    public bool IsApplied => FinishedAt is not null && RolledBackAt is null;

    /// <summary>
    /// True when it was begun and its script has not taken effect: it is at work, or the process was killed. A reader
    /// that holds the migration lock knows that it is the latter.
    /// </summary>
    public bool IsCutOff => IsFailed && Logs == BegunWhole;

    /// <summary>
    /// True when its script ran to its end and the process ended before that was written down: only the time is
    /// missing.
    /// </summary>
    public bool IsDone => IsFailed && Logs is null && AppliedSteps > 0;

    /// <summary>
    /// True when it was begun and neither finished nor declared rolled back: it failed or the process was killed.
    /// </summary>
    public bool IsFailed => FinishedAt is null && RolledBackAt is null;
}
