using Refract.Migrate.Renames;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;

namespace Refract.Migrate.Engine;

/// <summary>The way from one state to another.</summary>
/// <param name="Operations">The operations; empty when both are the same.</param>
/// <param name="Script">The same as SQL.</param>
/// <param name="From">The state it starts from, under the new names where something is renamed.</param>
/// <param name="To">The state it leads to.</param>
public sealed record DiffResult(IReadOnlyList<MigrationOperation> Operations, MigrationScript Script,
    DatabaseCatalog From,
    DatabaseCatalog To)
{
    /// <summary>
    /// What it takes with it or fails on, by a look at the rows; empty when it does not start from a database.
    /// </summary>
    public IReadOnlyList<DataWarning> Warnings { get; init; } = [];

    /// <summary>
    /// What a migration of it takes away that a running program may use; empty where these are not kept apart, and when
    /// it does not lead from migrations to a schema.
    /// </summary>
    public IReadOnlyList<Contraction> Contractions { get; init; } = [];

    /// <summary>The renames that are among the operations, and those that may be meant and are not.</summary>
    public RenamePlan Renames { get; init; } = RenamePlan.None;

    /// <summary>
    /// The enum types as they are in the database whose values the schema has in another order; empty where that is
    /// among the operations (<see cref="MigrationSettings.ComparesEnumOrder"/>).
    /// </summary>
    public IReadOnlyList<CatalogEnum> InOtherOrder { get; init; } = [];
}
