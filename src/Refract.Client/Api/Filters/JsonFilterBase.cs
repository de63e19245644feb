using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What can be asked of a document, or by <see cref="Path"/> of a part of it. Where nothing stands at the path, nothing
/// holds but <see cref="IsNull"/> and <see cref="IsAnyNull"/>, neither a condition nor its <c>Not</c>.
/// </summary>
public abstract class JsonFilterBase : ColumnFilter
{
    private JsonPath? _path;
    private List<Term>? _terms;

    private protected JsonFilterBase()
    {
    }

    private enum Kind
    {
        Compare,
        Find,
        Contains,
        First,
        Last,
        Null,
        AnyNull,
    }

    private readonly record struct Term(Kind Kind, Comparison Comparison, SqlValue Value);

    /// <summary>
    /// The part that all conditions of this filter ask about, as its steps (<c>["address", "lines", 0]</c>); without
    /// it they ask about the whole document. A <c>Not</c> without a path of its own has the same.
    /// </summary>
    public JsonPath Path
    {
        set
        {
            ThrowIfFrozen();
            _path = value;
        }
    }

    /// <summary>It is a larger number, or a text that comes after in the database's order.</summary>
    public JsonArgument Gt { set => Put(Kind.Compare, Comparison.GreaterThan, value); }

    /// <summary>It is a larger number or the same, or a text that comes after or is equal.</summary>
    public JsonArgument Gte { set => Put(Kind.Compare, Comparison.GreaterThanOrEquals, value); }

    /// <summary>It is a smaller number, or a text that comes before in the database's order.</summary>
    public JsonArgument Lt { set => Put(Kind.Compare, Comparison.LessThan, value); }

    /// <summary>It is a smaller number or the same, or a text that comes before or is equal.</summary>
    public JsonArgument Lte { set => Put(Kind.Compare, Comparison.LessThanOrEquals, value); }

    /// <summary>It is a text in which the other one is found.</summary>
    public Argument<string> StringContains { set => Put(Comparison.Contains, value); }

    /// <summary>It is a text that begins with the other one.</summary>
    public Argument<string> StringStartsWith { set => Put(Comparison.StartsWith, value); }

    /// <summary>It is a text that ends with the other one.</summary>
    public Argument<string> StringEndsWith { set => Put(Comparison.EndsWith, value); }

    /// <summary>It is an array that has the value among its items; of an array, all its items.</summary>
    public JsonArgument ArrayContains { set => Put(Kind.Contains, Comparison.HasEvery, value); }

    /// <summary>It is an array whose first item is the value.</summary>
    public JsonArgument ArrayStartsWith { set => Put(Kind.First, Comparison.Equals, value); }

    /// <summary>It is an array whose last item is the value.</summary>
    public JsonArgument ArrayEndsWith { set => Put(Kind.Last, Comparison.Equals, value); }

    /// <summary>
    /// True: the column is NULL, or nothing stands at the path; false: it is not so. JSON's own null is something:
    /// <c>Equals = Json.Null</c>.
    /// </summary>
    public bool IsNull { set => Put(Kind.Null, Comparison.Equals, SqlValue.Of(value)); }

    /// <summary>True: nothing is there, or JSON's null is; false: something else is.</summary>
    public bool IsAnyNull { set => Put(Kind.AnyNull, Comparison.Equals, SqlValue.Of(value)); }

    /// <summary>
    /// Whether capitals and small letters differ in texts that are found; holds for all conditions of this filter.
    /// </summary>
    public QueryMode Mode { set => SetIgnoreCase(value == QueryMode.Insensitive); }

    private protected void PutEquals(JsonArgument value) => Put(Kind.Compare, Comparison.Equals, value);

    /// <summary>Negates a filter; null is IS NOT NULL.</summary>
    private protected void SetNotOrNull(JsonFilterBase? filter)
    {
        if (filter is null) Put(Kind.Null, Comparison.NotEquals, SqlValue.Of(false));
        else SetNot(filter);
    }

    private protected static TFilter OfDocument<TFilter>(JsonArgument value) where TFilter : JsonFilterBase, new()
    {
        if (value.IsSkipped) return new TFilter { IsSkipped = true };
        var filter = new TFilter();
        filter.PutEquals(value);
        return filter;
    }

    internal sealed override Predicate? Lower(Scope scope) =>
        Lower(scope, scope.Model.Column(Slot), JsonPath.Root, IgnoresCase);

    private Predicate? Lower(Scope scope, ColumnInfo column, JsonPath around, bool ignoreCase)
    {
        Nesting.RequireStack("where");
        var path = _path ?? around;
        Predicate? all = null;
        foreach (var term in _terms ?? [])
        {
            var one = Lower(scope, new JsonPart(column, path), term, ignoreCase);
            all = all is null ? one : all & one;
        }

        var not = Negated as JsonFilterBase;
        return Whole(all, not?.Lower(scope, column, path, ignoreCase || not.IgnoresCase), AnySkipped);
    }

    private static Predicate Lower(Scope scope, JsonPart part, in Term term, bool ignoreCase)
    {
        var value = term.Value;
        switch (term.Kind)
        {
            case Kind.Null when part.IsWhole:
                return part.Column.Type.IsNullable
                    ? new NullPredicate(new Operand(scope, part.Column), value.AsBoolean) : !value.AsBoolean;
            case Kind.Null:
                return JsonTests.IsNull(scope, part, value.AsBoolean);
            case Kind.AnyNull:
                return JsonTests.IsAnyNull(scope, part, value.AsBoolean);
            case Kind.Compare when part.IsWhole && term.Comparison <= Comparison.NotEquals:
                return Lower(scope, part.Column, term.Comparison, value, ignoreCase: false);
            case Kind.Compare when value.IsNull && term.Comparison <= Comparison.NotEquals:
                return JsonTests.IsNull(scope, part, term.Comparison == Comparison.Equals);
        }

        if (value.IsNull) throw NullValues.AsOperand(scope, part.Column, term.Comparison);
        return term.Kind switch
        {
            Kind.Compare => JsonTests.Compare(scope, part, term.Comparison, value),
            Kind.Find => JsonTests.Find(scope, part, term.Comparison, value.AsText, ignoreCase),
            Kind.Contains => JsonTests.Contains(scope, part, value),
            _ => JsonTests.Compare(scope, part.Then(term.Kind == Kind.First ? 0 : -1), Comparison.Equals, value),
        };
    }

    private void Put(Comparison comparison, Argument<string> value)
    {
        if (value.TryGet(out var text)) Put(Kind.Find, comparison, text);
        else Skip(Kind.Find, comparison);
    }

    private void Put(Kind kind, Comparison comparison, JsonArgument value)
    {
        if (value.IsSkipped) Skip(kind, comparison);
        else Put(kind, comparison, value.Value);
    }

    private void Put(Kind kind, Comparison comparison, SqlValue value)
    {
        ThrowIfFrozen();
        _terms ??= [];
        _terms.RemoveAll(term => term.Kind == kind && term.Comparison == comparison);
        _terms.Add(new Term(kind, comparison, value));
    }

    /// <summary>What was said by the same condition before is no longer said.</summary>
    private void Skip(Kind kind, Comparison comparison)
    {
        AnySkipped = true;
        _terms?.RemoveAll(term => term.Kind == kind && term.Comparison == comparison);
    }
}
