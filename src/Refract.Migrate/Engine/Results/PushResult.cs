using Refract.Migrate.Renames;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Engine;

/// <summary>What a push did, or why it did not.</summary>
public sealed record PushResult
{
    /// <summary>The database, for display.</summary>
    public required string Database { get; init; }

    /// <summary>True when it was missing and has been created.</summary>
    public bool DatabaseCreated { get; init; }

    /// <summary>True when it was emptied first.</summary>
    public bool WasReset { get; init; }

    /// <summary>
    /// True when the database matches the schema now; false when the warnings, or candidates for renames that were to
    /// be asked about, stand in the way and nothing was changed.
    /// </summary>
    public required bool IsDone { get; init; }

    /// <summary>The steps; empty when the database matched already.</summary>
    public required MigrationScript Script { get; init; }

    /// <summary>The renames that are among the steps, and those that may be meant and are not.</summary>
    public RenamePlan Renames { get; init; } = RenamePlan.None;

    /// <inheritdoc cref="DiffResult.InOtherOrder"/>
    public IReadOnlyList<CatalogEnum> InOtherOrder { get; init; } = [];

    /// <summary>What the steps take with them or fail on, by a look at the rows.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; init; } = [];
}
