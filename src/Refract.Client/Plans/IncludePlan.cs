namespace Refract.Runtime;

/// <summary>Related rows to include.</summary>
internal sealed class IncludePlan
{
    private readonly int _depth = 1;
    private readonly RowArguments _rows;

    /// <summary>The relation that leads to them.</summary>
    public required RelationInfo Relation { get; init; }

    /// <summary>Which of them, for each parent.</summary>
    /// <exception cref="InvalidQueryException">
    /// More relations are included inside one another than can be loaded.
    /// </exception>
    public RowArguments Rows
    {
        get => _rows;
        init
        {
            _rows = value;
            var include = value.Include;
            for (var i = 0; i < include.Count; i++) _depth = Math.Max(_depth, include[i]._depth + 1);
            if (_depth > Nesting.Includes)
                throw new InvalidQueryException(
                    $"More than {Nesting.Includes} relations are included inside one another.", "include");
        }
    }

    /// <summary>True when not all that is below can be joined to the related rows.</summary>
    public bool HasListsBelow => Rows.Include.Any(static plan => plan.Relation.IsMany || plan.HasListsBelow);
}
