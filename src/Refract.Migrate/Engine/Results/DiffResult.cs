using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;

namespace Refract.Migrate.Engine;

/// <summary>The way from one state to another.</summary>
/// <param name="Operations">The operations; empty when both are the same.</param>
/// <param name="Script">The same as SQL.</param>
/// <param name="From">The state it starts from.</param>
/// <param name="To">The state it leads to.</param>
public sealed record DiffResult(IReadOnlyList<MigrationOperation> Operations, MigrationScript Script,
    DatabaseCatalog From,
    DatabaseCatalog To);
