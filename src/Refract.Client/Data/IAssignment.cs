using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>A value for a column, or nothing.</summary>
public interface IAssignment
{
    /// <summary>The value; false when it was left out by <c>OrSkip()</c>.</summary>
    bool TryGet(out SqlValue value);
}
