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
    internal IReadOnlyList<DataInput>? Create { get; init; }

    internal bool SkipDuplicates { get; init; }

    /// <summary>
    /// Which rows, for updateMany and deleteMany; null means all and is only made by updateAll and deleteAll.
    /// </summary>
    internal Predicate? Where { get; init; }

    /// <summary>The data, for updateMany.</summary>
    internal DataInput? Update { get; init; }

    internal int? Limit { get; init; }

    /// <inheritdoc/>
    public override Access Access => Access.Write;
}
