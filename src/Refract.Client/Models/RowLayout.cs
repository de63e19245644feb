namespace Refract.Runtime;

/// <summary>Where the columns of a projection stand in the rows of a statement.</summary>
/// <param name="Projection">The columns.</param>
/// <param name="At">The ordinal of the first of them.</param>
internal readonly record struct RowLayout(Projection Projection, int At)
{
    /// <summary>The ordinal of a column.</summary>
    public int this[ColumnInfo column] => At + Projection.PositionOf(column);

    /// <summary>The ordinal behind the last column.</summary>
    public int End => At + Projection.Count;
}
