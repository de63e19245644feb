using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Schema;

namespace Refract.Migrate.Diff;

/// <summary>
/// Foreign keys that no relation of the schema language can stand for. SQLite takes keys that point to anything, and
/// PostgreSQL takes columns of different types; the language wants a unique key of columns of the same types, and on
/// SQLite no SET NULL of a column that cannot be null.
/// </summary>
internal static class UnsayableKeys
{
    /// <summary>Why a relation cannot stand for a key of a database; null when one can.</summary>
    public static string? ReasonAgainst(CatalogTable table, CatalogForeignKey key, DatabaseCatalog database,
        StructureRules rules) =>
        Find(database, key.ReferencedNamespace, key.ReferencedTable) is { } target
            ? ReasonAgainst(table, target, key, rules)
            : "it is no table that was read";

    /// <summary>Why a relation cannot stand for a key; null when one can.</summary>
    public static string? ReasonAgainst(CatalogTable table, CatalogTable target, CatalogForeignKey key,
        StructureRules rules)
    {
        if (key.ReferencedColumns.Count != key.Columns.Count
            || key.ReferencedColumns.Any(column => target.FindColumn(column) is null))
            return "its columns are not there";
        if (key.Columns.FirstOrDefault(column => table.FindColumn(column)!.Type.IsList) is { } list)
            return $"{list} is a list";
        if (!IsUnique(target, key.ReferencedColumns)) return "its columns are not unique there";
        foreach (var (from, to) in key.Columns.Zip(key.ReferencedColumns))
            if (table.FindColumn(from)!.Type.Scalar != target.FindColumn(to)!.Type.Scalar)
                return $"{from} and {to} have different types";
        var setsNull = key.OnDelete == ReferentialAction.SetNull || key.OnUpdate == ReferentialAction.SetNull;
        return !rules.AllowsSetNullOnRequired && setsNull
            && key.Columns.FirstOrDefault(column => !table.FindColumn(column)!.Type.IsNullable) is { } required
                ? $"it sets {required} to null, which cannot be" : null;
    }

    /// <summary>True when no two rows have the same values in the columns.</summary>
    public static bool IsUnique(CatalogTable table, IReadOnlyList<string> columns) =>
        table.PrimaryKey is { } key && key.Columns.Order().SequenceEqual(columns.Order())
        || table.Indexes.Any(index => index is { IsUnique: true, Condition: null }
            && index.Columns.Select(column => column.Name).Order().SequenceEqual(columns.Order()));

    /// <summary>
    /// What a schema wants, with the keys that are there and that it cannot say: they stay, also in a table that is
    /// rebuilt. A key that the schema could say and does not is no longer wanted, as every other.
    /// </summary>
    /// <param name="wanted">What the schema wants.</param>
    /// <param name="actual">What is there.</param>
    /// <param name="rules">The database.</param>
    public static DatabaseCatalog Carry(DatabaseCatalog wanted, DatabaseCatalog actual, StructureRules rules) =>
        wanted with
    {
        Tables = [.. wanted.Tables.Select(table =>
        {
            if (Find(actual, table.Namespace, table.Name) is not { } before) return table;
            var kept = before.ForeignKeys.Where(key => IsUnsayable(before, key, actual, rules)
                && Stays(table, key, wanted, actual, rules)).ToArray();
            if (table.PrimaryKey is null && before.PrimaryKey is { } key && HasList(before)
                && key.Columns.All(column => table.FindColumn(column) is not null))
                table = table with { PrimaryKey = key };
            return kept.Length == 0 ? table : table with { ForeignKeys = [.. table.ForeignKeys, .. kept] };
        })],
    };

    /// <summary>A database without the primary keys that a schema cannot say.</summary>
    public static DatabaseCatalog WithoutKeysOfLists(DatabaseCatalog database) => database with
    {
        Tables = [.. database.Tables.Select(table => HasList(table) ? table with { PrimaryKey = null } : table)],
    };

    /// <summary>Whether a list is part of the primary key, which the language does not know.</summary>
    public static bool HasList(CatalogTable table) =>
        table.PrimaryKey is { } key && key.Columns.Any(column => table.FindColumn(column) is { Type.IsList: true });

    /// <summary>A database without the keys that a schema cannot say.</summary>
    public static DatabaseCatalog Without(DatabaseCatalog database, StructureRules rules) =>
        WithoutKeysOfLists(database with
    {
        Tables = [.. database.Tables.Select(table =>
            table.ForeignKeys.All(key => !IsUnsayable(table, key, database, rules)) ? table : table with
            {
                ForeignKeys = [.. table.ForeignKeys.Where(key => !IsUnsayable(table, key, database, rules))],
            })],
    });

    /// <summary>A key to a table that is not there, which SQLite takes, or that was not read, is one, too.</summary>
    private static bool IsUnsayable(CatalogTable table, CatalogForeignKey key, DatabaseCatalog database,
        StructureRules rules) =>
        ReasonAgainst(table, key, database, rules) is not null;

    /// <summary>Whether a key has its place in what is wanted: its columns are there, its target does not go, and the
    /// schema has no word for it still.</summary>
    private static bool Stays(CatalogTable table, CatalogForeignKey key, DatabaseCatalog wanted, DatabaseCatalog actual,
        StructureRules rules)
    {
        if (table.ForeignKeys.Any(other => other.Name == key.Name || other.Columns.SequenceEqual(key.Columns)
            && other.ReferencedTable == key.ReferencedTable)
            || key.Columns.Any(column => table.FindColumn(column) is null)) return false;
        if (Find(actual, key.ReferencedNamespace, key.ReferencedTable) is not { } had) return true;
        return Find(wanted, key.ReferencedNamespace, key.ReferencedTable) is { } target
            && key.ReferencedColumns.All(column =>
                target.FindColumn(column) is not null || had.FindColumn(column) is null)
            && ReasonAgainst(table, target, key, rules) is not null;
    }

    private static CatalogTable? Find(DatabaseCatalog catalog, string? ns, string name) =>
        catalog.Tables.FirstOrDefault(table => table.Name == name
            && (table.Namespace ?? catalog.DefaultNamespace) == (ns ?? catalog.DefaultNamespace));
}
