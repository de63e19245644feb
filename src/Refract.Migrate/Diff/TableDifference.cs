using Refract.Relational.Catalog;
using Refract.Relational.Operations;

namespace Refract.Migrate.Diff;

/// <summary>What differs in a table that stays.</summary>
/// <param name="Pair">The table as it is and as it should be.</param>
/// <param name="Changes">Changes of columns and primary key, in the order in which they are done.</param>
/// <param name="Indexes">Changes of indexes.</param>
internal sealed record TableDifference(TablePair Pair, IReadOnlyList<TableChange> Changes, IndexDifference Indexes)
{
    public CatalogTable From => Pair.From;

    public CatalogTable To => Pair.To;

    /// <summary>Changes of foreign keys. They are worked out last, because they depend on what the tables that they
    /// point to lose.</summary>
    public ForeignKeyDifference ForeignKeys { get; init; } = new([], [], []);

    /// <summary>The key or unique index on exactly these columns, which a foreign key rests on, is dropped, if only to
    /// be created again.</summary>
    public bool LosesKeyOn(IReadOnlyList<string> columns) =>
        Changes.OfType<DropPrimaryKey>().Any(change => IsSet(change.PrimaryKey.Columns, columns))
        || Indexes.DroppedFirst.Concat(Indexes.DroppedLast)
            .Any(drop => drop.Index.IsUnique && IsSet(drop.Index.Columns.Select(column => column.Name), columns));

    private static bool IsSet(IEnumerable<string> key, IReadOnlyList<string> columns) =>
        key.ToHashSet(StringComparer.Ordinal).SetEquals(columns);
}
