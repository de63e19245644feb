using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>The <see cref="ModelInfo.KeyColumns"/> of a row as it stands in the database.</summary>
internal sealed class StoredRow(ModelInfo model, SqlValue[] values)
{
    public SqlValue this[ColumnInfo column] => values[column.Ordinal];

    /// <summary>The row's own key.</summary>
    public UniqueKey Key
    {
        get
        {
            var columns = model.Key.Columns;
            return columns.Count == 1
                ? new KnownKey(model.Key.Index, this[columns[0]])
                : new KnownKey(model.Key.Index, this[columns[0]], [.. columns.Skip(1).Select(column => this[column])]);
        }
    }
}

/// <summary>Reads rows as <see cref="StoredRow"/>s.</summary>
/// <param name="projection">The columns that the rows have: the key columns at least.</param>
internal sealed class StoredRows(Projection projection) : SqlResult<List<StoredRow>>
{
    public override async ValueTask<List<StoredRow>> Read<TRow>(TRow rows, CancellationToken ct) where TRow : struct
    {
        var list = new List<StoredRow>();
        while (await rows.Next(ct).ConfigureAwait(false)) list.Add(One(ref rows));
        return list;
    }

    public override List<StoredRow> FromAffected(int affected) => [];

    private StoredRow One<TRow>(ref TRow row) where TRow : struct, IRow
    {
        var model = projection.Model;
        var values = new SqlValue[model.Columns.Count];
        foreach (var column in model.KeyColumns)
            values[column.Ordinal] = ColumnValues.Read(ref row, projection.PositionOf(column), column);
        return new StoredRow(model, values);
    }
}
