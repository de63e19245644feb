namespace Refract.Runtime;

/// <summary>Which columns of a model a statement reads or returns, in their order in its rows.</summary>
internal sealed class Projection
{
    /// <summary>The position of each of the model's columns, or -1; null for all columns in their order.</summary>
    private readonly int[]? _positions;

    private Projection(ModelInfo model, IReadOnlyList<ColumnInfo> columns, int[]? positions)
    {
        (Model, Columns) = (model, columns);
        _positions = positions;
    }

    public ModelInfo Model { get; }

    public IReadOnlyList<ColumnInfo> Columns { get; }

    /// <summary>True for the whole record, which generated code reads straight on.</summary>
    public bool IsRecord => _positions is null;

    /// <summary>All columns.</summary>
    public static Projection Record(ModelInfo model) => new(model, model.Columns, null);

    /// <summary>Some columns.</summary>
    public static Projection Of(ModelInfo model, IReadOnlyList<ColumnInfo> columns)
    {
        var positions = new int[model.Columns.Count];
        Array.Fill(positions, -1);
        for (var i = 0; i < columns.Count; i++) positions[columns[i].Ordinal] = i;
        return new Projection(model, columns, positions);
    }

    /// <summary>The position of a column among the columns that are read.</summary>
    /// <exception cref="InvalidOperationException">It is not read: a defect of the engine.</exception>
    public int PositionOf(ColumnInfo column)
    {
        if (_positions is null) return column.Ordinal;
        var position = _positions[column.Ordinal];
        return position >= 0
            ? position : throw new InvalidOperationException($"{column} is not among the columns of this statement.");
    }
}
