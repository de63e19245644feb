using Refract.Relational.Catalog;

namespace Refract.Relational.Operations;

/// <summary>Puts a type with fewer values, or with the values in another order, in an enum type's place.</summary>
/// <param name="From">The type as it is.</param>
/// <param name="To">The type as it should be.</param>
/// <param name="Columns">Every column that has the type now.</param>
public sealed record ReplaceEnum(CatalogEnum From, CatalogEnum To, IReadOnlyList<EnumColumn> Columns)
    : MigrationOperation
{
    /// <summary>
    /// Indexes whose condition or expression speaks of one of the columns: dropped before and created after.
    /// </summary>
    public IReadOnlyList<EnumIndex> Indexes { get; init; } = [];

    /// <summary>
    /// What speaks of the type and stays as it is, so that the type cannot be replaced; one sentence each.
    /// </summary>
    public IReadOnlyList<string> Obstacles { get; init; } = [];

    /// <inheritdoc/>
    public override IReadOnlyList<DataRisk> Risks
    {
        get
        {
            var removed = From.Values.Except(To.Values).ToArray();
            return [.. Columns.Where(column => column.IsKept)
                .Select(column => new DataRisk(DataRiskKind.EnumValuesRemoved, column.Table,
                $"Enum `{From.Name}` loses {string.Join(", ", removed.Select(value => $"`{value}`"))}: this "
                + "fails while a row of "
                + $"`{column.Table}` holds such a value in `{column.From.Name}`.")
            {
                Columns = [column.From.Name],
                Values = removed,
            })];
        }
    }
}
