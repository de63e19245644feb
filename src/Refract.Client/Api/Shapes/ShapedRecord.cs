using System.ComponentModel;

namespace Refract.Runtime;

/// <summary>What generated code calls on records with <see cref="SelectAttribute{T}"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ShapedRecord
{
    /// <summary>What a record reads.</summary>
    public static Shape<TRow> Shape<TShape, TRow>() where TShape : IShape<TShape, TRow>
        where TRow : Row, IRowOf<TRow>, new() =>
        TShape.Shape;

    /// <summary>A record of a row.</summary>
    public static TShape Of<TShape, TRow>(TRow row) where TShape : IShape<TShape, TRow>
        where TRow : Row, IRowOf<TRow>, new() =>
        TShape.Of(row);
}
