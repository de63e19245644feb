using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>
/// Drops a column and creates it again, because the database has no way from the one type to the other.
/// </summary>
/// <param name="From">The column as it is.</param>
/// <param name="To">The column as it should be.</param>
public sealed record RecreateColumn(CatalogColumn From, CatalogColumn To) : TableChange
{
    /// <inheritdoc/>
    public override IEnumerable<DataRisk> RisksOn(QualifiedName table)
    {
        yield return new DataRisk(DataRiskKind.ColumnRecreated, table,
            $"Column `{To.Name}` of `{table}` is dropped and created again, "
            + $"because {From.Type.Describe()} cannot become {To.Type.Describe()}: its values are lost.")
        {
            Columns = [To.Name],
        };
        if (AddColumn.RiskOf(table, To) is { } risk)
            yield return risk;
    }
}
