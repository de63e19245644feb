using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Creates a table with its columns and primary key; on SQLite with its foreign keys too. Indexes are steps of
/// their own.</summary>
/// <param name="Table">The table.</param>
public sealed record CreateTable(CatalogTable Table) : MigrationOperation;
