using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>The values of one column in some rows of a group, read out of the rows when they are asked for.</summary>
internal sealed class InsertedValues(InsertColumn column, InsertGroup group, int from, int count) : ValueList
{
    private int _near;

    /// <inheritdoc/>
    public override int Count => count;

    /// <inheritdoc/>
    public override SqlValue this[int index] => column.Value(group[from + index], ref _near);
}
