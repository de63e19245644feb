namespace Refract.Migrate.Engine;

/// <summary>What <c>migrate dev</c> did.</summary>
public sealed record DevResult
{
    /// <summary>How things stood before.</summary>
    public required MigrationDiagnosis Diagnosis { get; init; }

    /// <summary>
    /// True when it stopped at once because the database would have to be emptied first and that was not allowed.
    /// </summary>
    public bool NeedsReset { get; init; }

    /// <summary>True when the database was emptied.</summary>
    public bool WasReset { get; init; }

    /// <summary>True when it was missing and has been created.</summary>
    public bool DatabaseCreated { get; init; }

    /// <summary>
    /// Migrations that an earlier run had begun when it was cut off, and that this run brought to their end.
    /// </summary>
    public IReadOnlyList<string> Resumed { get; init; } = [];

    /// <summary>
    /// Migrations of a squash that the history now has in the place of those that they replace, without a run.
    /// </summary>
    public IReadOnlyList<string> TakenOver { get; init; } = [];

    /// <summary>The migrations that were applied, in order, the new one included.</summary>
    public IReadOnlyList<AppliedMigration> Applied { get; init; } = [];

    /// <summary>The new migration, or why there is none; null when it did not come to that.</summary>
    public CreateMigrationResult? Created { get; init; }
}
