using System.Diagnostics;

namespace Refract.Runtime;

/// <summary>Conditions on the rows behind a to-many relation.</summary>
public sealed class ManyWhere<TWhere> : FilterNode where TWhere : WhereInput, new()
{
    private TWhere? _some;
    private TWhere? _every;
    private TWhere? _none;

    /// <summary>The name of a part that was set to null.</summary>
    private string? _isNull;

    /// <summary>At least one row meets them.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public TWhere Some { get => Get(ref _some); set => Set(ref _some, value, "Some"); }

    /// <summary>All rows meet them; also true when there are no rows.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public TWhere Every { get => Get(ref _every); set => Set(ref _every, value, "Every"); }

    /// <summary>No row meets them.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public TWhere None { get => Get(ref _none); set => Set(ref _none, value, "None"); }

    internal override Predicate? Lower(Scope scope)
    {
        if (_isNull is not null)
        {
            throw new InvalidQueryException(
                $"{_isNull} of the filter on {scope.Model.Name}.{scope.Model.MemberName(Slot)} is null. "
                + "Leave it out, or give conditions.", scope.PathTo($"{scope.Model.MemberName(Slot)}.{_isNull}"));
        }

        if (_some is null && _every is null && _none is null) throw NothingAsked(scope);
        Predicate? all = null;
        var isLeftOut = false;
        Add(scope, Quantifier.Some, _some, ref all, ref isLeftOut);
        Add(scope, Quantifier.Every, _every, ref all, ref isLeftOut);
        Add(scope, Quantifier.None, _none, ref all, ref isLeftOut);
        return all is null && isLeftOut ? LeftOutPredicate.Instance : all;
    }

    private protected override void FreezeParts()
    {
        _some?.Freeze();
        _every?.Freeze();
        _none?.Freeze();
    }

    /// <summary>
    /// An empty <c>new()</c> asks whether there are rows at all; conditions that were all left out ask nothing.
    /// </summary>
    private void Add(Scope scope, Quantifier quantifier, TWhere? where, ref Predicate? all, ref bool isLeftOut)
    {
        if (where is null) return;
        var inner = scope.Enter(Slot);
        var condition = where.Lower(inner);
        if (condition is LeftOutPredicate)
        {
            isLeftOut = true;
            return;
        }

        // All rows meet no condition.
        if (condition is null && quantifier == Quantifier.Every) return;
        var asked = new RelationPredicate(inner, quantifier, condition);
        all = all is null ? asked : all & asked;
    }

    private TWhere Get(ref TWhere? part)
    {
        if (part is not null) return part;
        return IsFrozen ? Detached<TWhere>() : part = new TWhere();
    }

    private void Set(ref TWhere? part, TWhere? value, string name)
    {
        ThrowIfFrozen();
        part = value;
        if (value is null) _isNull = name;
        else if (_isNull == name) _isNull = null;
    }

    private InvalidQueryException NothingAsked(Scope scope)
    {
        var name = scope.Model.MemberName(Slot);
        return new InvalidQueryException(
            $"The filter on {scope.Model.Name}.{name} asks nothing: '{name} = {{ Some = {{ }} }}' sets no condition. "
            + $"Write '{name} = {{ Some = new() }}' for rows that have any, or give a condition.", $"where.{name}");
    }
}
