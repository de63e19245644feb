namespace Refract.Runtime;

/// <summary>How well a row fits a full-text search, to order by.</summary>
public readonly struct RelevanceField
{
    private readonly Scope _scope;
    private readonly SearchRank _rank;

    internal RelevanceField(Scope scope, SearchRank rank) => (_scope, _rank) = (scope, rank);

    /// <summary>The best fit last.</summary>
    public Ordering Asc => new(new OrderTerm(new Operand(_scope, _rank), Sort.Asc));

    /// <summary>The best fit first.</summary>
    public Ordering Desc => new(new OrderTerm(new Operand(_scope, _rank), Sort.Desc));
}
