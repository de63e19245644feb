using Refract.Migrate.Renames;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Engine;

/// <summary>A migration that was made, or why none was.</summary>
public sealed record CreateMigrationResult
{
    /// <summary>The new migration's name, or null when none was made.</summary>
    public string? Name { get; init; }

    /// <summary>The full path of its script, or null.</summary>
    public string? Path { get; init; }

    /// <summary>The full path of the script that undoes it, or null when none was asked for.</summary>
    public string? DownPath { get; init; }

    /// <summary>What that script does not bring back, each one sentence.</summary>
    public IReadOnlyList<string> NotRestored { get; init; } = [];

    /// <summary>The difference between the migrations so far and the schema; empty when there is none.</summary>
    public required MigrationScript Script { get; init; }

    /// <summary>The renames that are part of it, and those that may be meant and are not.</summary>
    public RenamePlan Renames { get; init; } = RenamePlan.None;

    /// <inheritdoc cref="DiffResult.InOtherOrder"/>
    public IReadOnlyList<CatalogEnum> InOtherOrder { get; init; } = [];

    /// <summary>True when nothing was written because candidates for renames were to be asked about.</summary>
    public bool AsksForRenames { get; init; }

    /// <summary>What it takes with it or fails on in the database at hand; empty when that was not looked at.</summary>
    public IReadOnlyList<DataWarning> Warnings { get; init; } = [];

    /// <summary>
    /// What it takes away that a running program may use; empty where these are not kept apart
    /// (<see cref="MigrationSettings.ExpandAndContract"/>).
    /// </summary>
    public IReadOnlyList<Contraction> Contractions { get; init; } = [];

    /// <summary>Columns that the client leaves out although it could not insert rows then; a sentence each.</summary>
    public IReadOnlyList<string> StoppedInserts { get; init; } = [];

    /// <summary>True when nothing was written because of <see cref="Warnings"/> or <see cref="Contractions"/>: consent
    /// is missing, or the rows make it fail for certain.</summary>
    public bool IsRefused { get; init; }

    /// <summary>
    /// True when there was no place to try the migrations so far, and the database at hand, which has them all, was
    /// taken for what they give.
    /// </summary>
    public bool IsOfDatabase { get; init; }
}
