using System.Diagnostics;

namespace Refract.Runtime;

/// <summary>Conditions on the rows behind a to-many relation.</summary>
public sealed class ManyWhere<TWhere> : FilterNode where TWhere : WhereInput, new()
{
    private TWhere? _some;
    private TWhere? _every;
    private TWhere? _none;

    /// <summary>At least one row meets them.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public TWhere Some { get => Get(ref _some); set => Set(ref _some, value); }

    /// <summary>All rows meet them; also true when there are no rows.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public TWhere Every { get => Get(ref _every); set => Set(ref _every, value); }

    /// <summary>No row meets them.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public TWhere None { get => Get(ref _none); set => Set(ref _none, value); }

    internal override bool HasCondition => Asks(_some) || Asks(_none) || _every is { HasCondition: true };

    internal override Predicate? Lower(Scope scope)
    {
        if (_some is null && _every is null && _none is null) throw NothingAsked(scope);
        Predicate? all = null;
        if (_some is not null) all = Lower(scope, Quantifier.Some, _some);
        if (_every is not null && Lower(scope, Quantifier.Every, _every) is { } every) all = all is null ? every : all & every;
        if (_none is not null && Lower(scope, Quantifier.None, _none) is { } none) all = all is null ? none : all & none;
        return all;
    }

    private protected override void FreezeParts()
    {
        _some?.Freeze();
        _every?.Freeze();
        _none?.Freeze();
    }

    /// <summary>An empty <c>new()</c> asks whether there are rows at all; conditions that were all left out ask nothing.</summary>
    private static bool Asks(TWhere? where) => where is not null && (where.HasCondition || !where.AnySkipped);

    private RelationPredicate? Lower(Scope scope, Quantifier quantifier, TWhere where)
    {
        var inner = scope.Enter(Slot);
        var condition = where.Lower(inner);
        // All rows meet no condition.
        return condition is null && quantifier == Quantifier.Every ? null : new RelationPredicate(inner, quantifier, condition);
    }

    private TWhere Get(ref TWhere? part)
    {
        if (part is not null) return part;
        return IsFrozen ? Detached<TWhere>() : part = new TWhere();
    }

    private void Set(ref TWhere? part, TWhere value)
    {
        ThrowIfFrozen();
        ArgumentNullException.ThrowIfNull(value);
        part = value;
    }

    private InvalidQueryException NothingAsked(Scope scope)
    {
        var name = scope.Model.MemberName(Slot);
        return new InvalidQueryException(
            $"The filter on {scope.Model.Name}.{name} asks nothing: '{name} = {{ Some = {{ }} }}' sets no condition. "
            + $"Write '{name} = {{ Some = new() }}' for rows that have any, or give a condition.", $"where.{name}");
    }
}
