using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Changes a column and keeps its values.</summary>
/// <param name="From">The column as it is.</param>
/// <param name="To">The column as it should be.</param>
/// <param name="Changes">What of it differs; at least one.</param>
public sealed record AlterColumn(CatalogColumn From, CatalogColumn To, ColumnChanges Changes) : TableChange
{
    /// <summary>
    /// How the values come from one type to the other; <see cref="TypeCast.Safe"/> when the type stays.
    /// </summary>
    public TypeCast Cast { get; init; } = TypeCast.Safe;

    /// <summary>True when nulls are replaced by the new default on the way, as a rebuild on SQLite does.</summary>
    public bool FillsNulls { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<DataRisk> RisksOn(QualifiedName table)
    {
        if (Changes.HasFlag(ColumnChanges.Nullability) && !To.Type.IsNullable && !FillsNulls)
        {
            yield return new DataRisk(DataRiskKind.ColumnMadeRequired, table,
                $"Column `{To.Name}` of `{table}` becomes required: this fails when rows have no value in it.")
            {
                Columns = [To.Name],
            };
        }

        if (Changes.HasFlag(ColumnChanges.Type) && Cast == TypeCast.Risky)
        {
            yield return new DataRisk(DataRiskKind.TypeNarrowed, table,
                $"Column `{To.Name}` of `{table}` changes from {From.Type.Describe()} to {To.Type.Describe()}: "
                + "values that do not fit make this fail or lose digits.")
            {
                Columns = [To.Name], NewType = To.Type,
            };
        }
    }
}
