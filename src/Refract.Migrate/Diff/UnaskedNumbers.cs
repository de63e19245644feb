using Refract.Relational.Catalog;

namespace Refract.Migrate.Diff;

/// <summary>
/// SQLite numbers the rows of a table whose lone key is an INTEGER, so the schema language takes every lone Int key for
/// numbered. It has no word for one that is not (<c>INT PRIMARY KEY</c>, <c>WITHOUT ROWID</c>): where a database has
/// such a key and the schema does not ask for numbers, the key stays as it is.
/// </summary>
internal static class UnaskedNumbers
{
    /// <summary>What a schema wants, with the keys that the database does not number and nobody asked to be.</summary>
    /// <param name="wanted">What the schema wants.</param>
    /// <param name="actual">What is there.</param>
    public static DatabaseCatalog Carry(DatabaseCatalog wanted, DatabaseCatalog actual) =>
        !wanted.Tables.Any(table => table.Columns.Any(column => column.IsNumberedUnasked)) ? wanted : wanted with
        {
            Tables = [.. wanted.Tables.Select(table =>
                actual.Tables.FirstOrDefault(candidate => candidate.Name == table.Name) is not { } before ? table
                    : table with { Columns = [.. table.Columns.Select(column => Carry(column, before))] })],
        };

    private static CatalogColumn Carry(CatalogColumn wanted, CatalogTable before)
    {
        var isKept = wanted.IsNumberedUnasked && before.PrimaryKey?.Columns is [var key] && key == wanted.Name
            && before.FindColumn(key) is { IsAutoIncrement: false } had && had.Type.Scalar == wanted.Type.Scalar;
        return isKept ? wanted with { IsAutoIncrement = false, IsNumberedUnasked = false } : wanted;
    }
}
