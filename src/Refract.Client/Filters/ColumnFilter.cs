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

    private readonly record struct Term(Comparison Comparison, SqlValue Value);

    internal override bool HasCondition => _count > 0 || _not is { HasCondition: true };

    private protected void SetIgnoreCase(bool value)
    {
        ThrowIfFrozen();
        _ignoreCase = value;
    }

    /// <summary>A second value for the same comparison replaces the first, as a property's should. Equals and NotEquals with NULL are null tests.</summary>
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
        ArgumentNullException.ThrowIfNull(items);
        // A copy: the caller's list may change before the query runs.
        Put(comparison, SqlValue.OfArray(items.ToArray()));
    }

    private protected void PutArgument<TArgument>(Comparison comparison, TArgument argument) where TArgument : struct, IArgument
    {
        if (argument.TryGet(out var value)) Put(comparison, value);
        else ThrowIfFrozen();
    }

    private protected static TFilter Of<TFilter>(SqlValue value) where TFilter : ColumnFilter, new()
    {
        var filter = new TFilter();
        filter.Put(Comparison.Equals, value);
        return filter;
    }

    private protected static TFilter Of<T, TFilter>(Skippable<T> value, SqlValue converted) where TFilter : ColumnFilter, new() =>
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
        else _not = filter.IsSkipped ? null : filter;
    }

    private protected override void FreezeParts() => _not?.Freeze();

    internal override Predicate? Lower(Scope scope) => Lower(scope, scope.Model.Column(Slot), _ignoreCase);

    private Predicate? Lower(Scope scope, ColumnInfo column, bool ignoreCase)
    {
        Predicate? all = null;
        if (_count > 0) all = Lower(scope, column, _comparison, _value, ignoreCase);
        for (var i = 0; i < _count - 1; i++) all = all! & Lower(scope, column, _more![i].Comparison, _more[i].Value, ignoreCase);
        if (_not?.Lower(scope, column, ignoreCase || _not._ignoreCase) is { } inner)
        {
            var negated = Negate(inner);
            all = all is null ? negated : all & negated;
        }

        return all;
    }

    private static Predicate Lower(Scope scope, ColumnInfo column, Comparison comparison, SqlValue value, bool ignoreCase) => value.IsNull
        ? new NullPredicate(scope, column, comparison == Comparison.Equals)
        : new ComparePredicate(scope, column, comparison, value, ignoreCase);

    private static Predicate Negate(Predicate inner) => inner switch
    {
        ComparePredicate { Comparison: Comparison.Equals } equals
            => new ComparePredicate(equals.Scope, equals.Column, Comparison.NotEquals, equals.Value, equals.IgnoreCase),
        NullPredicate test => new NullPredicate(test.Scope, test.Column, !test.IsNull),
        _ => !inner,
    };
}
