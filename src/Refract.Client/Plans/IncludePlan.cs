namespace Refract.Runtime;

/// <summary>Related rows to include.</summary>
internal sealed class IncludePlan
{
    private readonly int _depth = 1;
    private readonly RowArguments _arguments;
    private RowForm? _form;

    /// <summary>The relation that leads to them.</summary>
    public required RelationInfo Relation { get; init; }

    /// <summary>Where it belongs in a shape; null for a relation of a record.</summary>
    public ShapedInclude? Shaped { get; init; }

    /// <summary>What the rows become.</summary>
    public RowForm Form => Shaped?.Form ?? (_form ??= IsCount ? new CountForm(Relation)
        : _arguments.Extras.IsEmpty ? Relation.Target : Relation.Target.With(_arguments.Extras));

    /// <summary>True when only the number of the rows is wanted.</summary>
    public bool IsCount { get; init; }

    /// <summary>Which of them, for each parent.</summary>
    /// <exception cref="InvalidQueryException">
    /// More relations are included inside one another than can be loaded.
    /// </exception>
    public RowArguments Arguments
    {
        get => _arguments;
        init
        {
            _arguments = value;
            var include = value.Include;
            for (var i = 0; i < include.Count; i++) _depth = Math.Max(_depth, include[i]._depth + 1);
            if (_depth > Nesting.Includes)
                throw new InvalidQueryException(
                    $"More than {Nesting.Includes} relations are included inside one another.", "include");
        }
    }

    /// <summary>Fills in what was loaded for a row.</summary>
    /// <param name="owner">The row, as an object.</param>
    /// <param name="related">A row or null, or a list.</param>
    public void Attach(object owner, object? related)
    {
        if (Shaped is { } shaped) shaped.Owner.Attach(owner, shaped.Place, related);
        else Relation.Model.Attach(owner, Relation.Slot,
            IsCount ? new RelatedCount(((System.Collections.ICollection)related!).Count) : related);
    }

    /// <summary>The same relation, with arguments that were not known before.</summary>
    public IncludePlan With(in RowArguments arguments) =>
        new() { Relation = Relation, Shaped = Shaped, Arguments = arguments with { Include = Arguments.Include } };

    /// <summary>True for two includes of one relation of a record.</summary>
    public bool IsOf(IncludePlan other) => Relation == other.Relation && Shaped is null && other.Shaped is null
        && !IsCount && !other.IsCount;

    /// <summary>The rows that this says, with what is included in them here and in an earlier include.</summary>
    public IncludePlan Beside(IncludePlan earlier)
    {
        var both = Arguments;
        both.Include = earlier.Arguments.Include;
        foreach (var relation in Arguments.Include) both.Add(relation);
        both.Extras = earlier.Arguments.Extras.With(Arguments.Extras);
        return new IncludePlan { Relation = Relation, Arguments = both };
    }

    /// <summary>True when not all that is below can be joined to the related rows.</summary>
    public bool HasListsBelow => Arguments.Include.Any(static plan => plan.Relation.IsMany || plan.HasListsBelow);
}
