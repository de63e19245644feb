using Refract.Relational.Sql;

namespace Refract.Runtime;

#pragma warning disable CS0660, CS0661 // == and != make conditions; comparing two handles for identity would mean nothing

/// <summary>A required Boolean column; a condition by itself: <c>p.Published &amp;&amp; !p.Hidden</c>.</summary>
/// <remarks>A class, unlike the other handles, because <c>&amp;&amp;</c> needs the operators of <see cref="Predicate"/>.</remarks>
public sealed class BooleanField(Scope scope, int slot) : Predicate
{
    private readonly FieldRef _field = new(scope, slot);

    internal FieldRef Ref => _field;

    internal override Predicate Reduced => _field.Compare(Comparison.Equals, SqlValue.Of(true));

    /// <summary>False first.</summary>
    public Ordering Asc => _field.Order(Sort.Asc);

    /// <summary>True first.</summary>
    public Ordering Desc => _field.Order(Sort.Desc);

    /// <summary>Equal to the value.</summary>
    public static Predicate operator ==(BooleanField field, bool value) => field._field.Compare(Comparison.Equals, SqlValue.Of(value));

    /// <summary>Different from the value.</summary>
    public static Predicate operator !=(BooleanField field, bool value) => field == !value;

    /// <summary>Equal to the other field.</summary>
    public static Predicate operator ==(BooleanField left, BooleanField right) => left._field.Compare(Comparison.Equals, right._field);

    /// <summary>Different from the other field.</summary>
    public static Predicate operator !=(BooleanField left, BooleanField right) => left._field.Compare(Comparison.NotEquals, right._field);

    /// <summary>It is false.</summary>
    public static Predicate operator !(BooleanField field) => field == false;
}
