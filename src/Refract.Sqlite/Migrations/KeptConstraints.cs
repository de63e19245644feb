using Refract.Relational.Catalog;

namespace Refract.Sqlite.Migrations;

/// <summary>UNIQUE constraints in a CREATE TABLE, which the schema language does not tell from unique
/// indexes.</summary>
internal static class KeptConstraints
{
    /// <summary>Whether a UNIQUE on these columns stays. One that was not read as an index, because another says the
    /// same, does.</summary>
    public static bool IsKept(IReadOnlyList<string> columns, CatalogTable from, CatalogTable to)
    {
        var had = from.Indexes.FirstOrDefault(index => index.IsUnnamed && HasColumns(index, columns));
        return had is null || to.Indexes.Any(wanted => AreSame(had, wanted));
    }

    /// <summary>Whether an index needs no CREATE INDEX, because the table's text makes it.</summary>
    public static bool Makes(CatalogTable from, CatalogIndex wanted) =>
        from.Indexes.Any(had => had.IsUnnamed && AreSame(had, wanted));

    private static bool HasColumns(CatalogIndex index, IReadOnlyList<string> columns) =>
        index.Columns.Select(column => column.Name).SequenceEqual(columns, StringComparer.OrdinalIgnoreCase);

    private static bool AreSame(CatalogIndex had, CatalogIndex wanted) =>
        wanted.IsUnique && wanted.Condition is null
        && had.Columns.Select(column => (column.Name, column.IsDescending))
            .SequenceEqual(wanted.Columns.Select(column => (column.Name, column.IsDescending)));
}
