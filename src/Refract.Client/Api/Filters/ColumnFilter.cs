using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What is asked of one column: comparisons that must all hold.</summary>
public abstract class ColumnFilter : FilterNode
{
    // The first comparison stands in the object itself: most filters have only one.
    private SqlValue _value;
    private Term[]? _more;
    private ColumnFilter? _not;
    private Comparison _comparison;
    private byte _count;
    private bool _ignoreCase;

    /// <summary>True when a comparison was left out by <c>OrSkip()</c>.</summary>
    private bool _anySkipped;

    private readonly record struct Term(Comparison Comparison, SqlValue Value);

    private protected void SetIgnoreCase(bool value)
    {
        ThrowIfFrozen();
        _ignoreCase = value;
    }

    /// <summary>
    /// A second value for the same comparison replaces the first, as a property's should. Equals and NotEquals with
    /// NULL are null tests.
    /// </summary>
    private protected void Put(Comparison comparison, SqlValue value)
    {
        ThrowIfFrozen();
        if (_count == 0 || _comparison == comparison)
        {
            if (_count == 0) _count = 1;
            (_comparison, _value) = (comparison, value);
            return;
        }

        for (var i = 0; i < _count - 1; i++)
        {
            if (_more![i].Comparison != comparison) continue;
            _more[i] = new Term(comparison, value);
            return;
        }

        if (_more is null || _more.Length == _count - 1) Array.Resize(ref _more, _count);
        _more[_count++ - 1] = new Term(comparison, value);
    }

    private protected void PutItems<T>(Comparison comparison, IEnumerable<T> items)
    {
        if (SkippableItems.AreLeftOut(items))
        {
            Skip(comparison);
            return;
        }

        // A copy: the caller's list may change before the query runs. A null is refused by the name of the field, when
        // the query is made.
        Put(comparison, items is null ? SqlValue.Null : SqlValue.OfArray(items.ToArray()));
    }

    private protected void PutArgument<TArgument>(Comparison comparison, TArgument argument)
        where TArgument : struct, IArgument
    {
        if (argument.TryGet(out var value)) Put(comparison, value);
        else Skip(comparison);
    }

    /// <summary>
    /// What was said by the same comparison before is no longer said, as if the setter's value replaced it.
    /// </summary>
    private void Skip(Comparison comparison)
    {
        ThrowIfFrozen();
        _anySkipped = true;
        if (_count == 0) return;
        if (_comparison == comparison)
        {
            _count--;
            if (_count > 0) (_comparison, _value) = (_more![_count - 1].Comparison, _more[_count - 1].Value);
            return;
        }

        for (var i = 0; i < _count - 1; i++)
        {
            if (_more![i].Comparison != comparison) continue;
            _count--;
            _more[i] = _more[_count - 1];
            return;
        }
    }

    private protected static TFilter Of<TFilter>(SqlValue value) where TFilter : ColumnFilter, new()
    {
        var filter = new TFilter();
        filter.Put(Comparison.Equals, value);
        return filter;
    }

    private protected static TFilter Of<T, TFilter>(Skippable<T> value, SqlValue converted)
        where TFilter : ColumnFilter, new() =>
        value.IsSet ? Of<TFilter>(converted) : new TFilter { IsSkipped = true };

    private protected TFilter GetNot<TFilter>() where TFilter : ColumnFilter, new()
    {
        if (_not is TFilter not) return not;
        if (IsFrozen) return Detached<TFilter>();
        not = new TFilter();
        _not = not;
        return not;
    }

    private protected void SetNot(ColumnFilter? filter)
    {
        ThrowIfFrozen();
        if (filter is null) Put(Comparison.NotEquals, SqlValue.Null);
        else if (!filter.IsSkipped) _not = filter;
        else (_not, _anySkipped) = (null, true);
    }

    /// <summary>What is negated, or null.</summary>
    private protected ColumnFilter? Negated => _not;

    /// <summary>True when something was left out by <c>OrSkip()</c>.</summary>
    private protected bool AnySkipped
    {
        get => _anySkipped;
        set
        {
            ThrowIfFrozen();
            _anySkipped = value;
        }
    }

    private protected bool IgnoresCase => _ignoreCase;

    private protected override void FreezeParts() => _not?.Freeze();

    internal override Predicate? Lower(Scope scope) => Lower(scope, scope.Model.Column(Slot), _ignoreCase);

    private Predicate? Lower(Scope scope, ColumnInfo column, bool ignoreCase)
    {
        Nesting.RequireStack("where");
        Predicate? all = null;
        if (_count > 0) all = Lower(scope, column, _comparison, _value, ignoreCase);
        for (var i = 0; i < _count - 1; i++)
            all = all! & Lower(scope, column, _more![i].Comparison, _more[i].Value, ignoreCase);
        if (Further(scope, column) is { } further) all = all is null ? further : all & further;
        return Whole(all, _not?.Lower(scope, column, ignoreCase || _not._ignoreCase), _anySkipped);
    }

    /// <summary>A condition that is no comparison with a value, or null.</summary>
    private protected virtual Predicate? Further(Scope scope, ColumnInfo column) => null;

    /// <summary>All conditions of a filter.</summary>
    /// <param name="all">Its own conditions, or null.</param>
    /// <param name="not">What is negated, or null.</param>
    /// <param name="isLeftOut">True when something was left out by <c>OrSkip()</c>.</param>
    private protected static Predicate? Whole(Predicate? all, Predicate? not, bool isLeftOut)
    {
        if (not is LeftOutPredicate) isLeftOut = true;
        else if (not is not null) all = all is null ? Negate(not) : all & Negate(not);
        return all is null && isLeftOut ? LeftOutPredicate.Instance : all;
    }

    private protected static Predicate Lower(Scope scope, ColumnInfo column, Comparison comparison, SqlValue value,
        bool ignoreCase)
    {
        if (!value.IsNull) return new ComparePredicate(new Operand(scope, column), comparison, value, ignoreCase);
        if (comparison is not (Comparison.Equals or Comparison.NotEquals))
            throw NullValues.AsOperand(scope, column, comparison);
        return column.Type.IsNullable
            ? new NullPredicate(new Operand(scope, column), comparison == Comparison.Equals)
            : throw NullValues.InFilter(scope, column);
    }

    private static Predicate Negate(Predicate inner) => inner switch
    {
        ComparePredicate { Comparison: Comparison.Equals } equals
            => new ComparePredicate(equals.Operand, Comparison.NotEquals, equals.Value, equals.IgnoreCase),
        NullPredicate test => new NullPredicate(test.Operand, !test.IsNull),
        _ => !inner,
    };
}
