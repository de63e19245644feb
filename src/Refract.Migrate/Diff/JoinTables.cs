using Refract.Relational.Catalog;

namespace Refract.Migrate.Diff;

/// <summary>The tables of implicit many-to-many relations.</summary>
internal static class JoinTables
{
    /// <summary>Whether a table has the two columns, in either order: they may have taken each other's names.</summary>
    public static bool HasColumns(CatalogTable table) =>
        table.Columns.Count == 2 && table.FindColumn("A") is not null && table.FindColumn("B") is not null;
}
