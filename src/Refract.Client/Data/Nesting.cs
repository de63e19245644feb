using System.Runtime.CompilerServices;

namespace Refract.Runtime;

/// <summary>
/// How deep a query may be nested. A stack that overflows ends the process, and no handler is asked, so each walk that
/// goes down by recursion stops before that.
/// </summary>
internal static class Nesting
{
    /// <summary>How many relations can be included inside one another. SQLite joins no more than 64 tables.</summary>
    public const int Includes = 50;

    /// <summary>How many writes can be nested inside one another.</summary>
    public const int Writes = 100;

    /// <summary>
    /// How many conditions can stand inside one another: each group, <c>Not</c> and relation, which counts as several.
    /// </summary>
    public const int Conditions = 256;

    /// <summary>
    /// What a relation counts among the conditions that stand inside one another: so, 16 relations can. PostgreSQL
    /// plans an EXISTS that it cannot make a join of in two ways, with all those inside it; 16 below one another take
    /// it a minute, and more its memory.
    /// </summary>
    public const int Relation = 16;

    /// <summary>How many steps an ordering may have.</summary>
    public const int OrderSteps = 200;

    /// <summary>How many to-one relations the orderings of a query may lead through.</summary>
    public const int OrderRelations = 50;

    /// <summary>Throws when little is left of the thread's stack.</summary>
    public static void RequireStack(string path)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw TooDeep(path);
    }

    public static InvalidQueryException TooDeep(string path) => new(path == "where"
        ? "The conditions are nested too deeply for the database. Any number of conditions can stand side by "
            + "side: give And and Or a list, ask for "
            + "many values of one column by In, and find the ids behind a long chain of relations by a query "
            + "of their own."
        : "The query is nested too deeply. Put what belongs together side by side, or run several queries.", path);
}
