using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>A value of a comparison that may be left out.</summary>
public interface IArgument
{
    /// <summary>The value; false when it was left out by <c>OrSkip()</c>.</summary>
    bool TryGet(out SqlValue value);
}
