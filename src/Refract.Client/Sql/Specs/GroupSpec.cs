namespace Refract.Runtime;

/// <summary>Groups of the rows of a model: which, in which order, and how many.</summary>
/// <param name="Model">The model.</param>
/// <param name="Verb">The verb.</param>
/// <param name="Keys">The columns whose values make a group.</param>
/// <param name="Aggregates">What is computed for each group.</param>
internal sealed record GroupSpec(
    ModelInfo Model, Verb Verb, IReadOnlyList<ColumnInfo> Keys, IReadOnlyList<AggregateExpression> Aggregates)
{
    /// <summary>The condition on the rows, or null.</summary>
    public Predicate? Where { get; init; }

    /// <summary>The condition on the groups, or null.</summary>
    public Predicate? Having { get; init; }

    /// <summary>The order of the groups.</summary>
    public IReadOnlyList<OrderTerm> OrderBy { get; init; } = [];

    /// <summary>At most so many groups; never negative.</summary>
    public int? Take { get; init; }

    /// <summary>How many groups are left out first.</summary>
    public int? Skip { get; init; }
}
