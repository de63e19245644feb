using Refract.Relational.Catalog;

namespace Refract.Migrate.Engine;

/// <summary>
/// After a baseline the migrations have a unique index where the database has a UNIQUE in its CREATE TABLE. The two are
/// one, but only an
/// index can be dropped by name: a script that is to run on both rebuilds the table instead.
/// </summary>
internal static class UniqueConstraints
{
    /// <summary>Marks the indexes of what the migrations give that are constraints in the database.</summary>
    public static DatabaseCatalog Mark(DatabaseCatalog migrations, DatabaseCatalog database)
    {
        var constraints = database.Tables.SelectMany(table => table.Indexes.Where(index => index.IsUnnamed), Key)
            .ToHashSet();
        if (constraints.Count == 0) return migrations;
        return migrations with
        {
            Tables = [.. migrations.Tables.Select(table => table with
            {
                Indexes = [.. table.Indexes.Select(index
                    => index.IsUnique && constraints.Contains(Key(table, index))
                        ? index with { IsConstraint = true } : index)],
            })],
        };
    }

    private static (string Table, string Columns) Key(CatalogTable table, CatalogIndex index) =>
        (table.Name, string.Join('\n', index.Columns.Select(column => column.Name)));
}
