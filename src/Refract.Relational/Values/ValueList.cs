namespace Refract.Relational.Sql;

/// <summary>
/// Many values of one column that need not lie side by side in memory: the code that binds them asks for one after the
/// other, and puts each where the driver wants it. A position has the same value whenever it is asked for. Used by one
/// thread at a time.
/// </summary>
public abstract class ValueList
{
    /// <summary>How many there are.</summary>
    public abstract int Count { get; }

    /// <summary>The value at a position, from 0; may be NULL.</summary>
    public abstract SqlValue this[int index] { get; }

    /// <summary>Values that do lie side by side. The array is not copied.</summary>
    public static ValueList Of(SqlValue[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new Values(values);
    }

    private sealed class Values(SqlValue[] values) : ValueList
    {
        /// <inheritdoc/>
        public override int Count => values.Length;

        /// <inheritdoc/>
        public override SqlValue this[int index] => values[index];
    }
}
