using System.ComponentModel;

namespace Refract.Runtime;

/// <summary>A to-many relation.</summary>
public readonly partial struct ManyField<TFields>(Scope scope, int slot) where TFields : struct, IFields<TFields>
{
    /// <summary>How many rows there are: <c>u.Posts.Count &gt; 3</c>.</summary>
    public CountField Count => new(scope, slot);

    /// <summary>There are rows.</summary>
    public Predicate Some() => Make(Quantifier.Some);

    /// <summary>At least one row meets the condition.</summary>
    public Predicate Some(Func<TFields, Predicate> condition) => Make(Quantifier.Some, condition);

    /// <summary>All rows meet the condition; also true when there are no rows.</summary>
    public Predicate Every(Func<TFields, Predicate> condition) => Make(Quantifier.Every, condition);

    /// <summary>There are no rows.</summary>
    public Predicate None() => Make(Quantifier.None);

    /// <summary>No row meets the condition.</summary>
    public Predicate None(Func<TFields, Predicate> condition) => Make(Quantifier.None, condition);

    private Predicate Make(Quantifier quantifier) =>
        scope.Close(new RelationPredicate(scope.Enter(slot), quantifier, null));

    private Predicate Make(Quantifier quantifier, Func<TFields, Predicate> condition)
    {
        var inner = scope.Enter(slot);
        var predicate = Conditions.At(inner, condition, quantifier.ToString());
        if (predicate is LeftOutPredicate) return predicate;
        if (predicate is not ConstantPredicate { Value: true })
            return scope.Close(new RelationPredicate(inner, quantifier, predicate));
        return quantifier == Quantifier.Every ? true : scope.Close(new RelationPredicate(inner, quantifier, null));
    }

    /// <summary>Does not compile: a field has no value here.</summary>
    [Obsolete(FieldMessages.NoEquals, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? other) => throw new NotSupportedException(FieldMessages.NoEquals);
}
