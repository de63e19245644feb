using Refract.Relational.Catalog;

namespace Refract.Migrate.Diff;

/// <summary>A table as it is and as it should be.</summary>
internal sealed class TablePair(CatalogTable from, CatalogTable to)
{
    public CatalogTable From { get; } = from;

    public CatalogTable To { get; } = to;

    /// <summary>Columns on both sides, in the old order.</summary>
    public IEnumerable<(CatalogColumn From, CatalogColumn To)> Columns =>
        From.Columns.Select(column => (From: column, To: To.FindColumn(column.Name))).Where(pair => pair.To is not null)
            .Select(pair => (pair.From, pair.To!));

    /// <summary>Columns that go, by name.</summary>
    public IEnumerable<CatalogColumn> DroppedColumns =>
        From.Columns.Where(column => To.FindColumn(column.Name) is null)
            .OrderBy(column => column.Name, StringComparer.Ordinal);

    /// <summary>Columns that come, by name.</summary>
    public IEnumerable<CatalogColumn> AddedColumns =>
        To.Columns.Where(column => From.FindColumn(column.Name) is null)
            .OrderBy(column => column.Name, StringComparer.Ordinal);
}
