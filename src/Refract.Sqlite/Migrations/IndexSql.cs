using Refract.Relational.Catalog;
using Refract.Sqlite.Types;

namespace Refract.Sqlite.Migrations;

/// <summary>Indexes.</summary>
internal static class IndexSql
{
    public static string Create(CatalogTable table, CatalogIndex index)
    {
        var where = index.Condition is { } condition ? $" WHERE ({condition})" : "";
        return $"CREATE {(index.IsUnique ? "UNIQUE " : "")}INDEX {SqliteNames.Quote(index.Name)} ON {SqliteNames.Quote(table.Name)}"
            + $"({string.Join(", ", index.Columns.Select(Column))}){where};";
    }

    public static string Drop(CatalogIndex index) => $"DROP INDEX {SqliteNames.Quote(index.Name)};";

    private static string Column(CatalogIndexColumn column) =>
        SqliteNames.Quote(column.Name) + (column.IsDescending ? " DESC" : column.IsExplicitlyAscending ? " ASC" : "");
}
