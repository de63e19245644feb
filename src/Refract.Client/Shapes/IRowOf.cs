using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Implemented by generated rows; called by the runtime only.</summary>
/// <typeparam name="TSelf">The row itself.</typeparam>
public interface IRowOf<TSelf> where TSelf : Row, IRowOf<TSelf>
{
    /// <summary>The model.</summary>
    static abstract ModelInfo Info { get; }

    /// <summary>Reads some columns, which stand side by side.</summary>
    /// <param name="row">Where from.</param>
    /// <param name="slots">The columns' slots.</param>
    /// <param name="at">The ordinal of the first of them.</param>
    void Read<TSource>(ref TSource row, ReadOnlySpan<int> slots, int at) where TSource : struct, IRow;
}
