using Refract.Relational.Catalog;
using Refract.Relational.Operations;
using Refract.Sqlite.Definitions;

namespace Refract.Sqlite.Migrations;

/// <summary>
/// The hidden number of each row of a table without an integer key. Full-text tables and triggers may refer to it, so a
/// rebuild must not
/// change it.
/// </summary>
internal static class RowId
{
    private static readonly string[] _names = ["rowid", "_rowid_", "oid"];

    /// <summary>The name by which it is copied; null when a column of the new table holds it, or no name is
    /// free.</summary>
    public static string? NameToCopy(RebuildTable rebuild, TableDefinition? old, TableDefinition? made)
    {
        if (old?.IsWithoutRowId == true || made?.IsWithoutRowId == true
            || rebuild.To.Columns.Any(column => column.IsAutoIncrement))
            return null;
        return _names.FirstOrDefault(name => !HasColumn(rebuild.From, name) && !HasColumn(rebuild.To, name));
    }

    private static bool HasColumn(CatalogTable table, string name) =>
        table.Columns.Any(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
