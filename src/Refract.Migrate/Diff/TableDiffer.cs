using Refract.Relational.Operations;

namespace Refract.Migrate.Diff;

/// <summary>Compares a table that is on both sides.</summary>
internal sealed class TableDiffer(TablePair table, CatalogPair pair)
{
    public TableDifference Diff()
    {
        var columns = table.Columns.Select(column => ColumnDiffer.Diff(column.From, column.To, pair))
            .OfType<TableChange>().ToArray();
        var (before, after) = PrimaryKeyDiffer.Diff(table, columns, pair.Rules);
        TableChange[] changes =
        [
            .. before,
            .. table.DroppedColumns.Select(column => new DropColumn(column)),
            .. table.AddedColumns.Select(column => new AddColumn(column)),
            .. columns,
            .. after,
        ];
        return new TableDifference(table, changes, IndexDiffer.Diff(table, changes, pair.Parts));
    }
}
