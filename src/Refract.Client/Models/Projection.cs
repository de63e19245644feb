namespace Refract.Runtime;

/// <summary>
/// What a statement reads or returns of the rows of a model, in its order in the rows: columns, then expressions over
/// them.
/// </summary>
internal sealed class Projection
{
    /// <summary>The position of each of the model's columns, or -1; null for the first of them in order.</summary>
    private readonly int[]? _positions;

    private Projection(ModelInfo model, IReadOnlyList<ColumnInfo> columns, IReadOnlyList<IExpression> computed,
        int[]? positions)
    {
        (Model, Columns, Computed) = (model, columns, computed);
        _positions = positions;
    }

    public ModelInfo Model { get; }

    public IReadOnlyList<ColumnInfo> Columns { get; }

    /// <summary>What is computed of the row: expressions in the scope of the model's root.</summary>
    public IReadOnlyList<IExpression> Computed { get; }

    /// <summary>How many values there are.</summary>
    public int Count => Columns.Count + Computed.Count;

    /// <summary>True for the columns of a record, which generated code reads straight on.</summary>
    public bool IsRecord => _positions is null;

    /// <summary>All columns but lazy ones.</summary>
    public static Projection Record(ModelInfo model) => new(model,
        model.Columns[^1].IsLazy ? [.. model.Columns.Where(column => !column.IsLazy)] : model.Columns, [], null);

    /// <summary>Some columns, and expressions.</summary>
    public static Projection Of(ModelInfo model, IReadOnlyList<ColumnInfo> columns,
        IReadOnlyList<IExpression>? computed = null)
    {
        var positions = new int[model.Columns.Count];
        Array.Fill(positions, -1);
        for (var i = 0; i < columns.Count; i++) positions[columns[i].Ordinal] = i;
        return new Projection(model, columns, computed ?? [], positions);
    }

    /// <summary>True when the column is read.</summary>
    public bool Has(ColumnInfo column) => _positions is null
        ? column.Ordinal < Columns.Count : _positions[column.Ordinal] >= 0;

    /// <summary>The position of a column among the columns that are read.</summary>
    /// <exception cref="InvalidOperationException">It is not read: a defect of the engine.</exception>
    public int PositionOf(ColumnInfo column)
    {
        var position = _positions is not null ? _positions[column.Ordinal]
            : column.Ordinal < Columns.Count ? column.Ordinal : -1;
        return position >= 0
            ? position : throw new InvalidOperationException($"{column} is not among the columns of this statement.");
    }
}
