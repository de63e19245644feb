using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>The values of the columns and aggregates of a statement, of each row.</summary>
/// <param name="keys">The columns, which stand first.</param>
/// <param name="aggregates">The aggregates.</param>
internal sealed class AggregateValues(
    IReadOnlyList<ColumnInfo> keys, IReadOnlyList<AggregateExpression> aggregates) : SqlResult<List<SqlValue[]>>
{
    /// <inheritdoc/>
    public override async ValueTask<List<SqlValue[]>> Read<TRow>(TRow rows, CancellationToken ct) where TRow : struct
    {
        var all = new List<SqlValue[]>();
        while (await rows.Next(ct).ConfigureAwait(false)) all.Add(One(ref rows));
        return all;
    }

    /// <inheritdoc/>
    public override List<SqlValue[]> FromAffected(int affected) => [];

    private SqlValue[] One<TRow>(ref TRow row) where TRow : struct, IRow
    {
        var values = new SqlValue[keys.Count + aggregates.Count];
        for (var i = 0; i < keys.Count; i++) values[i] = ColumnValues.Read(ref row, i, keys[i]);
        for (var i = 0; i < aggregates.Count; i++) values[keys.Count + i] = aggregates[i].Read(ref row, keys.Count + i);
        return values;
    }
}
