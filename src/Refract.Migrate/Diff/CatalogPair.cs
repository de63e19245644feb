using Refract.Relational.Catalog;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Diff;

/// <summary>Two catalogs with their tables matched by name.</summary>
internal sealed class CatalogPair
{
    private readonly Dictionary<QualifiedName, CatalogTable> _from;
    private readonly Dictionary<QualifiedName, CatalogTable> _to;

    public CatalogPair(DatabaseCatalog from, DatabaseCatalog to, StructureRules rules, ComparedParts? parts = null)
    {
        Parts = parts ?? ComparedParts.Usual;
        From = from;
        To = to;
        Rules = rules;
        Types = new TypeComparer(rules);
        _from = from.Tables.ToDictionary(table => Key(table.Namespace, table.Name, from));
        _to = to.Tables.ToDictionary(table => Key(table.Namespace, table.Name, to));
        Tables = [.. from.Tables
            .Select(table => (From: table, To: _to.GetValueOrDefault(Key(table.Namespace, table.Name, from))))
            .Where(table => table.To is not null)
            .Select(table => new TablePair(table.From, table.To!))];
    }

    public DatabaseCatalog From { get; }

    public DatabaseCatalog To { get; }

    public StructureRules Rules { get; }

    public TypeComparer Types { get; }

    /// <summary>What is compared beyond the usual.</summary>
    public ComparedParts Parts { get; }

    /// <summary>Tables on both sides, in the old order.</summary>
    public IReadOnlyList<TablePair> Tables { get; }

    public IReadOnlyList<CatalogTable> FromOrder => From.Tables;

    public IReadOnlyList<CatalogTable> ToOrder => To.Tables;

    /// <summary>Tables that go. One that inherits holds rows of the table above it, and the schema language has no
    /// words for that: it stays.</summary>
    public IEnumerable<CatalogTable> DroppedTables => From.Tables
        .Where(table =>
            !table.IsInherited && !_to.ContainsKey(Key(table.Namespace, table.Name, From)) && !IsVirtual(table, To));

    public IEnumerable<CatalogTable> CreatedTables => To.Tables
        .Where(table =>
            !table.IsInherited && !_from.ContainsKey(Key(table.Namespace, table.Name, To)) && !IsVirtual(table, From));

    /// <summary>A model over a virtual table of SQLite says how its rows are read; the table itself is not the schema's
    /// to make.</summary>
    private static bool IsVirtual(CatalogTable table, DatabaseCatalog other) =>
        other.LeftOut.Any(
            thing => thing.IsVirtualTable && string.Equals(thing.Name, table.Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A name that means the same on both sides: no database schema and the default one are one.</summary>
    public QualifiedName Key(string? ns, string name, DatabaseCatalog side) =>
        new(Rules.HasNamespaces ? ns ?? side.DefaultNamespace : null, name);

    /// <summary>The enum type of a column, under its key; null for other columns.</summary>
    public QualifiedName? EnumOf(CatalogColumn column, DatabaseCatalog side) =>
        column.Type.EnumName is { } name ? Key(column.Type.EnumSchema, name, side) : null;
}
