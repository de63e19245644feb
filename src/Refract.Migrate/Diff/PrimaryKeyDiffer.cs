using Refract.Relational.Contracts;
using Refract.Relational.Operations;

namespace Refract.Migrate.Diff;

/// <summary>
/// Compares primary keys. A key is also made again when the type of one of its columns changes, as the real engine
/// does.
/// </summary>
internal static class PrimaryKeyDiffer
{
    /// <summary>What comes before and what comes after the changes of columns.</summary>
    public static (IReadOnlyList<TableChange> Before, IReadOnlyList<TableChange> After) Diff(
        TablePair table, IReadOnlyList<TableChange> columns, StructureRules rules)
    {
        var (from, to) = (table.From.PrimaryKey, table.To.PrimaryKey);
        if (from is null && to is null)
            return ([], []);
        if (from is null)
            return ([], [new AddPrimaryKey(to!)]);
        if (to is null)
            return ([new DropPrimaryKey(from)], []);

        if (!from.Columns.SequenceEqual(to.Columns)
            || columns.Any(change => from.Columns.Contains(NameOfRetyped(change))))
            return ([new DropPrimaryKey(from)], [new AddPrimaryKey(to)]);
        return rules.HasNamedKeys && from.Name is { } old && to.Name is { } name && old != name
            ? ([], [new RenamePrimaryKey(old, name)])
            : ([], []);
    }

    private static string? NameOfRetyped(TableChange change) => change switch
    {
        RecreateColumn column => column.To.Name,
        AlterColumn column when column.Changes.HasFlag(ColumnChanges.Type) => column.To.Name,
        _ => null,
    };
}
