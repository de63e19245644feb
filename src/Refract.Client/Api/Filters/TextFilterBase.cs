using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What can be asked of any text. Its <c>%</c> and <c>_</c> are plain characters.</summary>
public abstract partial class TextFilterBase : ColumnFilter
{
    private SearchTerm? _search;

    private protected TextFilterBase()
    {
    }

    /// <summary>It is one of these; none of an empty list.</summary>
    public IEnumerable<string> In { set => PutItems(Comparison.In, value); }

    /// <summary>It is none of these.</summary>
    public IEnumerable<string> NotIn { set => PutItems(Comparison.NotIn, value); }

    /// <summary>It comes after the text in the database's order.</summary>
    public Argument<string> Gt { set => PutArgument(Comparison.GreaterThan, value); }

    /// <summary>It comes after the text in the database's order, or is equal.</summary>
    public Argument<string> Gte { set => PutArgument(Comparison.GreaterThanOrEquals, value); }

    /// <summary>It comes before the text in the database's order.</summary>
    public Argument<string> Lt { set => PutArgument(Comparison.LessThan, value); }

    /// <summary>It comes before the text in the database's order, or is equal.</summary>
    public Argument<string> Lte { set => PutArgument(Comparison.LessThanOrEquals, value); }

    /// <summary>Whether capitals and small letters differ; holds for all conditions of this filter.</summary>
    public QueryMode Mode { set => SetIgnoreCase(value == QueryMode.Insensitive); }

    private protected void PutSearch(TextSearch search)
    {
        ThrowIfFrozen();
        if (search.IsSkipped) AnySkipped = true;
        _search = search.IsSkipped ? null : search.Term;
    }

    private protected sealed override Predicate? Further(Scope scope, ColumnInfo column) =>
        _search is null ? null : FieldRef.Search(scope, column, _search);
}
