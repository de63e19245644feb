using Refract.Relational.Sql;

namespace Refract.Runtime;

// == and != make conditions; comparing two handles for identity would mean nothing
#pragma warning disable CS0660, CS0661

/// <summary>A required Boolean column; a condition by itself: <c>p.Published &amp;&amp; !p.Hidden</c>.</summary>
/// <remarks>
/// A class, unlike the other handles, because <c>&amp;&amp;</c> needs the operators of <see cref="Predicate"/>.
/// </remarks>
public sealed class BooleanField(Scope scope, int slot) : Predicate, IColumn<bool>
{
    private readonly FieldRef _field = new(scope, slot);

    internal FieldRef Ref => _field;

    internal override Predicate Reduced => _field.Compare(Comparison.Equals, SqlValue.Of(true));

    FieldRef IColumn.Ref => _field;

    bool IColumn<bool>.Read(SqlValue value) => value.AsBoolean;

    /// <summary>False first.</summary>
    public Ordering Asc => _field.Order(Sort.Asc);

    /// <summary>True first.</summary>
    public Ordering Desc => _field.Order(Sort.Desc);

    /// <summary>Equal to the value.</summary>
    public static Predicate operator ==(BooleanField field, bool value) =>
        field._field.Compare(Comparison.Equals, SqlValue.Of(value));

    /// <summary>Different from the value.</summary>
    public static Predicate operator !=(BooleanField field, bool value) => field == !value;

    /// <summary>Equal to the other field.</summary>
    public static Predicate operator ==(BooleanField left, BooleanField right) =>
        Compare(left, Comparison.Equals, right);

    /// <summary>Different from the other field.</summary>
    public static Predicate operator !=(BooleanField left, BooleanField right) =>
        Compare(left, Comparison.NotEquals, right);

    /// <summary>It is false.</summary>
    public static Predicate operator !(BooleanField field) => field == false;

    // A null literal converts to a field, which is a class.
    private static Predicate Compare(BooleanField? left, Comparison comparison, BooleanField? right)
    {
        if (left is not null && right is not null) return left._field.Compare(comparison, right._field);
        var field = (left ?? right)?._field;
        throw field is { } known
            ? NullValues.InFilter(known.Scope, known.Scope.Model.Column(known.Slot)) : Required.IsNull("where");
    }
}
