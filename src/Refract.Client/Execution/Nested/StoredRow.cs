using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>The <see cref="ModelInfo.LinkColumns"/> of a row as it stands in the database.</summary>
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
/// <param name="model">The model.</param>
/// <param name="isWhole">True when the rows have all columns of the model, false when they have the link columns only.</param>
internal sealed class StoredRows(ModelInfo model, bool isWhole) : SqlResult<List<StoredRow>>
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
        var values = new SqlValue[model.Columns.Count];
        var columns = model.LinkColumns;
        for (var i = 0; i < columns.Count; i++)
            values[columns[i].Ordinal] = ColumnValues.Read(ref row, isWhole ? columns[i].Ordinal : i, columns[i]);
        return new StoredRow(model, values);
    }
}
