using System.Diagnostics.CodeAnalysis;

namespace Refract.Runtime;

/// <summary>Writes any number of rows and returns how many.</summary>
public class WriteManyPlan : Plan
{
    internal WriteManyPlan()
    {
    }

    /// <summary>A copy.</summary>
    [SetsRequiredMembers]
    private protected WriteManyPlan(WriteManyPlan other) : base(other)
    {
        (Create, SkipDuplicates) = (other.Create, other.SkipDuplicates);
        (Where, Update, Limit) = (other.Where, other.Update, other.Limit);
    }

    /// <summary>The rows to create, for createMany; else null.</summary>
    internal IReadOnlyList<DataInput>? Create { get; set; }

    internal bool SkipDuplicates { get; init; }

    /// <summary>
    /// Which rows, for updateMany and deleteMany; null means all and is only made by updateAll and deleteAll.
    /// </summary>
    internal Predicate? Where { get; set; }

    /// <summary>The data, for updateMany.</summary>
    internal DataInput? Update { get; set; }

    internal int? Limit { get; init; }

    /// <inheritdoc/>
    internal override IReadOnlyList<DataInput> Data => Create ?? (Update is null ? [] : [Update]);

    /// <inheritdoc/>
    internal override bool HasCondition => Create is null;

    /// <inheritdoc/>
    internal override int? RowLimit => Limit;

    /// <inheritdoc/>
    internal override Plan With(PlanChanges changes)
    {
        var copy = Copy<WriteManyPlan>();
        if (Create is null) copy.Where = changes.And(Where);
        if (Create is not null) copy.Create = [.. Create.Select(changes.Of)];
        if (Update is not null) copy.Update = changes.Of(Update);
        return copy;
    }

    /// <inheritdoc/>
    public override Access Access => Access.Write;
}
