using System.ComponentModel;
using Refract.Relational.Sql;

namespace Refract.Runtime;

// == and != make conditions; comparing two handles for identity would mean nothing
#pragma warning disable CS0660, CS0661

/// <summary>A required DateTime column.</summary>
public readonly struct InstantField : IOrderedColumn<DateTimeOffset>
{
    private readonly FieldRef _field;

    /// <summary>The column in a slot of the scope's model.</summary>
    public InstantField(Scope scope, int slot) => _field = new FieldRef(scope, slot);

    internal FieldRef Ref => _field;

    FieldRef IColumn.Ref => _field;

    DateTimeOffset IColumn<DateTimeOffset>.Read(SqlValue value) => value.AsDateTime;

    SqlValue IOrderedColumn<DateTimeOffset>.Write(DateTimeOffset value) => SqlValue.Of(value.ToUniversalTime());

    /// <summary>Smallest first.</summary>
    public Ordering Asc => _field.Order(Sort.Asc);

    /// <summary>Largest first.</summary>
    public Ordering Desc => _field.Order(Sort.Desc);

    /// <summary>Equal to the value.</summary>
    public static Predicate operator ==(InstantField field, Instant value) =>
        field._field.Compare(Comparison.Equals, SqlValue.Of(value.Value));

    /// <summary>Different from the value.</summary>
    public static Predicate operator !=(InstantField field, Instant value) =>
        field._field.Compare(Comparison.NotEquals, SqlValue.Of(value.Value));

    /// <inheritdoc cref="op_Equality(InstantField, Instant)"/>
    public static Predicate operator ==(Instant value, InstantField field) => field == value;

    /// <inheritdoc cref="op_Inequality(InstantField, Instant)"/>
    public static Predicate operator !=(Instant value, InstantField field) => field != value;

    /// <summary>Equal to the other field.</summary>
    public static Predicate operator ==(InstantField left, InstantField right) =>
        left._field.Compare(Comparison.Equals, right._field);

    /// <summary>Different from the other field.</summary>
    public static Predicate operator !=(InstantField left, InstantField right) =>
        left._field.Compare(Comparison.NotEquals, right._field);

    /// <summary>Less than the value.</summary>
    public static Predicate operator <(InstantField field, Instant value) =>
        field._field.Compare(Comparison.LessThan, SqlValue.Of(value.Value));

    /// <summary>The value is less than the field.</summary>
    public static Predicate operator <(Instant value, InstantField field) =>
        field._field.Compare(Comparison.GreaterThan, SqlValue.Of(value.Value));

    /// <summary>Less than the other field.</summary>
    public static Predicate operator <(InstantField left, InstantField right) =>
        left._field.Compare(Comparison.LessThan, right._field);

    /// <summary>Greater than the value.</summary>
    public static Predicate operator >(InstantField field, Instant value) =>
        field._field.Compare(Comparison.GreaterThan, SqlValue.Of(value.Value));

    /// <summary>The value is greater than the field.</summary>
    public static Predicate operator >(Instant value, InstantField field) =>
        field._field.Compare(Comparison.LessThan, SqlValue.Of(value.Value));

    /// <summary>Greater than the other field.</summary>
    public static Predicate operator >(InstantField left, InstantField right) =>
        left._field.Compare(Comparison.GreaterThan, right._field);

    /// <summary>Less than or equal to the value.</summary>
    public static Predicate operator <=(InstantField field, Instant value) =>
        field._field.Compare(Comparison.LessThanOrEquals, SqlValue.Of(value.Value));

    /// <summary>The value is less than or equal to the field.</summary>
    public static Predicate operator <=(Instant value, InstantField field) =>
        field._field.Compare(Comparison.GreaterThanOrEquals, SqlValue.Of(value.Value));

    /// <summary>Less than or equal to the other field.</summary>
    public static Predicate operator <=(InstantField left, InstantField right) =>
        left._field.Compare(Comparison.LessThanOrEquals, right._field);

    /// <summary>Greater than or equal to the value.</summary>
    public static Predicate operator >=(InstantField field, Instant value) =>
        field._field.Compare(Comparison.GreaterThanOrEquals, SqlValue.Of(value.Value));

    /// <summary>The value is greater than or equal to the field.</summary>
    public static Predicate operator >=(Instant value, InstantField field) =>
        field._field.Compare(Comparison.LessThanOrEquals, SqlValue.Of(value.Value));

    /// <summary>Greater than or equal to the other field.</summary>
    public static Predicate operator >=(InstantField left, InstantField right) =>
        left._field.Compare(Comparison.GreaterThanOrEquals, right._field);

    /// <summary>It is one of these; none of an empty list.</summary>
    public Predicate In(params IEnumerable<DateTimeOffset> items) => _field.Among(Comparison.In, items);

    /// <summary>It is none of these.</summary>
    public Predicate NotIn(params IEnumerable<DateTimeOffset> items) => _field.Among(Comparison.NotIn, items);

    /// <summary>Does not compile: a field has no value here.</summary>
    [Obsolete(FieldMessages.NoEquals, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? other) => throw new NotSupportedException(FieldMessages.NoEquals);
}
