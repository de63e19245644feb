using System.ComponentModel;

namespace Refract.Runtime;

/// <summary>What generated handles do that is not a column.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FieldPaths
{
    /// <summary>
    /// The scope behind a to-one relation that is named on the way to a field: <c>p.Author.Email</c>.
    /// </summary>
    public static Scope Enter(Scope scope, int slot)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.EnterPath(slot);
    }

    /// <summary>Conditions in the object style on the rows of a scope.</summary>
    public static Predicate Matches(Scope scope, WhereInput where)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (where is null)
            throw new InvalidQueryException($"The filter on {scope.Model.Name} is null. Leave it out, or give one.",
                scope.PathTo("Matches"));
        return where.Lower(scope) switch { null => true, LeftOutPredicate nothing => nothing,
            var condition => scope.Close(condition) };
    }
}
