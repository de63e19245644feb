using Refract.Relational.Catalog;
using Refract.Relational.Operations;

namespace Refract.Migrate.Engine;

/// <summary>The columns that a change adds to a table that is there.</summary>
internal sealed class NewColumns
{
    private readonly Dictionary<string, CatalogColumn> _columns;

    private NewColumns(IEnumerable<CatalogColumn> columns) =>
        _columns = columns.DistinctBy(column => column.Name).ToDictionary(column => column.Name);

    /// <summary>Those of one table.</summary>
    public static NewColumns Of(IReadOnlyList<MigrationOperation> operations, QualifiedName table)
    {
        var changes = operations.SelectMany(operation => operation switch
        {
            AlterTable alter when alter.To.QualifiedName == table => alter.Changes,
            RebuildTable rebuild when rebuild.To.QualifiedName == table => rebuild.Changes,
            _ => [],
        });
        return new NewColumns(changes.Select(change => change switch
        {
            AddColumn add => add.Column,
            RecreateColumn recreate => recreate.To,
            _ => null,
        }).OfType<CatalogColumn>());
    }

    public bool Has(string column) => _columns.ContainsKey(column);

    /// <summary>Whether a new column has null, or a value of its own, in each row.</summary>
    public bool DiffersInRows(string column) =>
        _columns.TryGetValue(column, out var added)
        && (added.IsAutoIncrement || added.Default is null or ExpressionDefault or SequenceDefault);
}
