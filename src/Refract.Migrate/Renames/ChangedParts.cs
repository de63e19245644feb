using Refract.Migrate.Diff;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Renames;

/// <summary>What goes and what comes between two catalogs, as far as it can be renamed.</summary>
internal sealed class ChangedParts
{
    public ChangedParts(DatabaseCatalog from, DatabaseCatalog to, StructureRules rules)
    {
        Pair = new CatalogPair(from, to, rules);
        DroppedTables = [.. Pair.DroppedTables];
        CreatedTables = [.. Pair.CreatedTables];
        DroppedEnums = [.. EnumDiffer.Dropped(Pair).OfType<Relational.Operations.DropEnum>().Select(drop => drop.Enum)];
        CreatedEnums =
            [.. EnumDiffer.Created(Pair).OfType<Relational.Operations.CreateEnum>().Select(create => create.Enum)];
        Enums = [.. from.Enums.Join(to.Enums, type => Pair.Key(type.Namespace, type.Name, from),
            type => Pair.Key(type.Namespace, type.Name, to), (old, wanted) => (old, wanted))];
    }

    public CatalogPair Pair { get; }

    public IReadOnlyList<CatalogTable> DroppedTables { get; }

    public IReadOnlyList<CatalogTable> CreatedTables { get; }

    public IReadOnlyList<CatalogEnum> DroppedEnums { get; }

    public IReadOnlyList<CatalogEnum> CreatedEnums { get; }

    /// <summary>Enum types on both sides.</summary>
    public IReadOnlyList<(CatalogEnum From, CatalogEnum To)> Enums { get; }

    /// <summary>
    /// Columns that go. Those that the database works out from others are none: nothing in them could be lost.
    /// </summary>
    public static IReadOnlyList<CatalogColumn> Dropped(TablePair table) =>
        [.. table.DroppedColumns.Where(column => !column.IsGenerated)];

    /// <summary>The two tables that the table of an implicit many-to-many relation joins; null for any other table.
    /// </summary>
    public (QualifiedName A, QualifiedName B)? JoinedBy(CatalogTable table, DatabaseCatalog side)
    {
        if (!IsJoinTable(table)) return null;
        return Target("A") is { } a && Target("B") is { } b ? (a, b) : null;
        QualifiedName? Target(string column) =>
            table.ForeignKeys.FirstOrDefault(key => key.Columns is [var name] && name == column) is { } key
                ? Pair.Key(key.ReferencedNamespace, key.ReferencedTable, side) : null;
    }

    public static bool IsJoinTable(CatalogTable table) => table.Name.StartsWith('_') && JoinTables.HasColumns(table);

    /// <summary>What goes: tables, enums, columns of tables on both sides, values of enums on both sides.</summary>
    public IEnumerable<RenamablePart> Gone() =>
    [
        .. DroppedTables.Select(table => new RenamablePart(RenameKind.Table, table.QualifiedName, null)),
        .. DroppedEnums.Select(type => new RenamablePart(RenameKind.Enum, type.QualifiedName, null)),
        .. Pair.Tables.SelectMany(table => Dropped(table).Select(column =>
            new RenamablePart(RenameKind.Column, table.To.QualifiedName, column.Name))),
        .. Enums.SelectMany(type => type.From.Values.Except(type.To.Values).Select(value =>
            new RenamablePart(RenameKind.EnumValue, type.To.QualifiedName, value))),
    ];

    /// <summary>
    /// What is on both sides under one name, which need not be the same thing: each as it is called on the old side and
    /// on the new one.
    /// </summary>
    public IEnumerable<(RenamablePart From, RenamablePart To)> Kept() =>
    [
        .. Pair.Tables.Select(table => Both(RenameKind.Table, table.From.QualifiedName, table.To.QualifiedName, null)),
        .. Enums.Select(type => Both(RenameKind.Enum, type.From.QualifiedName, type.To.QualifiedName, null)),
        .. Pair.Tables.SelectMany(table => table.From.Columns
            .Where(column => !column.IsGenerated && table.To.FindColumn(column.Name) is not null)
            .Select(column => Both(RenameKind.Column, table.To.QualifiedName, table.To.QualifiedName, column.Name))),
        .. Enums.SelectMany(type => type.From.Values.Intersect(type.To.Values).Select(value =>
            Both(RenameKind.EnumValue, type.To.QualifiedName, type.To.QualifiedName, value))),
    ];

    private static (RenamablePart From, RenamablePart To) Both(RenameKind kind, QualifiedName from, QualifiedName to,
        string? name) => (new RenamablePart(kind, from, name), new RenamablePart(kind, to, name));

    /// <summary>What comes, in the same order.</summary>
    public IEnumerable<RenamablePart> New() =>
    [
        .. CreatedTables.Select(table => new RenamablePart(RenameKind.Table, table.QualifiedName, null)),
        .. CreatedEnums.Select(type => new RenamablePart(RenameKind.Enum, type.QualifiedName, null)),
        .. Pair.Tables.SelectMany(table => table.AddedColumns.Select(column =>
            new RenamablePart(RenameKind.Column, table.To.QualifiedName, column.Name))),
        .. Enums.SelectMany(type => type.To.Values.Except(type.From.Values).Select(value =>
            new RenamablePart(RenameKind.EnumValue, type.To.QualifiedName, value))),
    ];
}
