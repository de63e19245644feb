namespace Refract.Runtime;

/// <summary>
/// What a call asks for, as plain data: the generated verbs make it, the engine carries it out. Never changed after it
/// was handed over.
/// </summary>
public abstract class Plan
{
    /// <summary>The model.</summary>
    public required ModelInfo Model { get; init; }

    /// <summary>What the call does, for logs, traces and errors.</summary>
    public required Verb Verb { get; init; }
}

/// <summary>Finds rows by a key or a condition, or counts them.</summary>
public sealed class FindPlan : Plan
{
    internal UniqueKey? Key { get; init; }

    internal Predicate? Where { get; set; }

    internal IReadOnlyList<OrderTerm> OrderBy { get; set; } = [];

    /// <summary>Negative: that many from the end, still in the given order.</summary>
    internal int? Take { get; set; }

    internal int? Skip { get; set; }

    internal UniqueKey? Cursor { get; set; }

    /// <summary>Slots; of rows that are alike in them only the first is kept.</summary>
    internal IReadOnlyList<int> Distinct { get; set; } = [];

    internal IReadOnlyList<IncludePlan> Include { get; set; } = [];

    internal RowLock Lock { get; set; }

    /// <summary>How the relations are loaded; null for the client's way.</summary>
    internal RelationLoadStrategy? LoadStrategy { get; set; }
}

/// <summary>Related rows to include.</summary>
internal sealed class IncludePlan
{
    public required RelationInfo Relation { get; init; }

    /// <summary>In the scope of the related model's root.</summary>
    public Predicate? Where { get; init; }

    public IReadOnlyList<OrderTerm> OrderBy { get; init; } = [];

    /// <summary>For each parent. Negative: from the end.</summary>
    public int? Take { get; init; }

    public int? Skip { get; init; }

    public UniqueKey? Cursor { get; init; }

    public IReadOnlyList<int> Distinct { get; init; } = [];

    /// <exception cref="InvalidQueryException">
    /// More relations are included inside one another than can be loaded.
    /// </exception>
    public IReadOnlyList<IncludePlan> Include
    {
        get;
        init
        {
            field = value;
            for (var i = 0; i < value.Count; i++) _depth = Math.Max(_depth, value[i]._depth + 1);
            if (_depth > Nesting.Includes)
                throw new InvalidQueryException(
                    $"More than {Nesting.Includes} relations are included inside one another.", "include");
        }
    } = [];

    private readonly int _depth = 1;

    /// <summary>True when not all rows of each parent are wanted.</summary>
    public bool IsLimited => Take is not null || Skip is > 0;

    /// <summary>True when not all that is below can be joined to the related rows.</summary>
    public bool HasListsBelow => Include.Any(static plan => plan.Relation.IsMany || plan.HasListsBelow);
}

/// <summary>Writes one row, with nested writes, and returns it.</summary>
public sealed class WritePlan : Plan
{
    /// <summary>The row to update, upsert or delete; null for a create.</summary>
    internal UniqueKey? Key { get; init; }

    /// <summary>
    /// A further condition on the row of <see cref="Key"/>, in the scope of the model's root; a row that does not
    /// meet it counts as not there.
    /// </summary>
    internal Predicate? Where { get; init; }

    /// <summary>The data of a create, or of an upsert that finds nothing.</summary>
    internal DataInput? Create { get; init; }

    /// <summary>The data of an update, or of an upsert that finds the row.</summary>
    internal DataInput? Update { get; init; }

    internal IReadOnlyList<IncludePlan> Include { get; init; } = [];
}

/// <summary>Writes any number of rows and returns how many.</summary>
public sealed class WriteManyPlan : Plan
{
    /// <summary>The rows to create, for createMany; else null.</summary>
    internal IReadOnlyList<DataInput>? Create { get; init; }

    internal bool SkipDuplicates { get; init; }

    /// <summary>
    /// Which rows, for updateMany and deleteMany; null means all and is only made by updateAll and deleteAll.
    /// </summary>
    internal Predicate? Where { get; init; }

    /// <summary>The data, for updateMany.</summary>
    internal DataInput? Update { get; init; }

    internal int? Limit { get; init; }
}
