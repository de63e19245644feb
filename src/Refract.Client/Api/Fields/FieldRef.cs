using Refract.Relational.Sql;
using Refract.Schema.Providers;

namespace Refract.Runtime;

/// <summary>A column in a scope: what every field handle is made of.</summary>
internal readonly struct FieldRef(Scope scope, int slot)
{
    public Scope Scope => scope;

    public int Slot => slot;

    public ColumnInfo Column => scope.Model.Column(slot);

    private Operand Operand => new(scope, Column);

    /// <summary>With a value that must not be null.</summary>
    public Predicate Compare(Comparison comparison, SqlValue value) =>
        !value.IsNull ? scope.Close(new ComparePredicate(Operand, comparison, value))
        : throw (comparison is Comparison.Equals or Comparison.NotEquals
            ? NullValues.InFilter(scope, Column) : NullValues.AsOperand(scope, Column, comparison));

    /// <summary>With a value that may be null: a null makes a null test of it.</summary>
    public Predicate CompareNullable(Comparison comparison, SqlValue value) =>
        value.IsNull ? IsNull(comparison == Comparison.Equals) : Compare(comparison, value);

    public Predicate CompareText(Comparison comparison, string text, QueryMode mode)
    {
        if (text is null) throw NullValues.AsOperand(scope, Column, comparison);
        return scope.Close(new ComparePredicate(Operand, comparison, SqlValue.Of(text), mode == QueryMode.Insensitive));
    }

    public Predicate Search(TextSearch search) =>
        search.IsSkipped ? LeftOutPredicate.Instance : scope.Close(Search(scope, Column, search.Term));

    /// <summary>That a search finds a column.</summary>
    /// <exception cref="InvalidQueryException">The text is null, or the column does not hold plain text.</exception>
    public static Predicate Search(Scope scope, ColumnInfo column, SearchTerm term) =>
        new SearchPredicate(scope, column, Checked(scope, column, term));

    public RelevanceField Relevance(TextSearch search, ReadOnlySpan<IColumn<string?>> more)
    {
        var columns = new ColumnInfo[more.Length + 1];
        columns[0] = Column;
        for (var i = 0; i < more.Length; i++)
        {
            var other = more[i].Ref;
            if (!ReferenceEquals(other.Scope.Model, scope.Model))
                throw new InvalidQueryException(
                    $"{other.Column} and {Column} cannot be searched together: name columns of one model.", "orderBy");
            columns[i + 1] = other.Column;
        }

        return new RelevanceField(scope, Rank(scope, columns, search.Term));
    }

    /// <summary>How well columns fit a search.</summary>
    /// <inheritdoc cref="Search(Scope, ColumnInfo, SearchTerm)" path="/exception"/>
    public static SearchRank Rank(Scope scope, IReadOnlyList<ColumnInfo> columns, SearchTerm term)
    {
        foreach (var column in columns) Checked(scope, column, term);
        return new SearchRank(columns, term);
    }

    private static SearchTerm Checked(Scope scope, ColumnInfo column, SearchTerm term)
    {
        if (column.Type is not
            { IsList: false, Kind: StoredKind.Text or StoredKind.PaddedText or StoredKind.FoldedText })
            throw new InvalidQueryException(
                $"{column} holds no text, so words cannot be searched in it.", scope.PathTo(column.Name));
        return term.Text is not null ? term : throw NullValues.AsOperand(scope, column, "Search");
    }

    public Predicate Among<T>(Comparison comparison, IEnumerable<T> items)
    {
        if (SkippableItems.AreLeftOut(items)) return LeftOutPredicate.Instance;
        return items is null
            ? throw NullValues.AsOperand(scope, Column, comparison)
            : Compare(comparison, SqlValue.OfArray(items.ToArray()));
    }

    public Predicate IsNull(bool isNull) => scope.Close(new NullPredicate(Operand, isNull));

    public Predicate Compare(Comparison comparison, FieldRef other)
    {
        Predicate predicate = new FieldPredicate(Operand, comparison, other.Operand);
        predicate = scope.Close(predicate);
        return other.Scope.Close(predicate);
    }

    public Ordering Order(Sort sort) => new(new OrderTerm(Operand, sort));
}
