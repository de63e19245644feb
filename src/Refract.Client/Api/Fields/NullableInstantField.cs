using System.ComponentModel;
using Refract.Relational.Sql;

namespace Refract.Runtime;

// == and != make conditions; comparing two handles for identity would mean nothing
#pragma warning disable CS0660, CS0661

/// <summary>A DateTime column that may be null.</summary>
public readonly partial struct NullableInstantField : IOrderedColumn<DateTimeOffset?>
{
    private readonly FieldRef _field;

    /// <summary>The column in a slot of the scope's model.</summary>
    public NullableInstantField(Scope scope, int slot) => _field = new FieldRef(scope, slot);

    FieldRef IColumn.Ref => _field;

    DateTimeOffset? IColumn<DateTimeOffset?>.Read(SqlValue value) => value.IsNull ? null : value.AsDateTime;

    SqlValue IOrderedColumn<DateTimeOffset?>.Write(DateTimeOffset? value) =>
        value is { } known ? SqlValue.Of(known.ToUniversalTime()) : SqlValue.Null;

    /// <summary>Smallest first.</summary>
    public Ordering Asc => _field.Order(Sort.Asc);

    /// <summary>Largest first.</summary>
    public Ordering Desc => _field.Order(Sort.Desc);

    /// <summary>Smallest first, nulls before all.</summary>
    public Ordering AscNullsFirst => _field.Order(Sort.AscNullsFirst);

    /// <summary>Smallest first, nulls after all.</summary>
    public Ordering AscNullsLast => _field.Order(Sort.AscNullsLast);

    /// <summary>Largest first, nulls before all.</summary>
    public Ordering DescNullsFirst => _field.Order(Sort.DescNullsFirst);

    /// <summary>Largest first, nulls after all.</summary>
    public Ordering DescNullsLast => _field.Order(Sort.DescNullsLast);

    /// <summary>It is null.</summary>
    public Predicate IsNull => _field.IsNull(true);

    /// <summary>A field that is never null can stand where one may be.</summary>
    public static implicit operator NullableInstantField(InstantField field) => new(field.Ref.Scope, field.Ref.Slot);

    /// <summary>Equal to the value; null means IS NULL.</summary>
    public static Predicate operator ==(NullableInstantField field, Instant? value) =>
        field._field.CompareNullable(Comparison.Equals, value is { } known ? SqlValue.Of(known.Value) : SqlValue.Null);

    /// <summary>
    /// Different from the value; null means IS NOT NULL. As in SQL, a null row is not different from a value.
    /// </summary>
    public static Predicate operator !=(NullableInstantField field, Instant? value) =>
        field._field.CompareNullable(Comparison.NotEquals,
            value is { } known ? SqlValue.Of(known.Value) : SqlValue.Null);

    /// <inheritdoc cref="op_Equality(NullableInstantField, Instant?)"/>
    public static Predicate operator ==(Instant? value, NullableInstantField field) => field == value;

    /// <inheritdoc cref="op_Inequality(NullableInstantField, Instant?)"/>
    public static Predicate operator !=(Instant? value, NullableInstantField field) => field != value;

    /// <summary>Equal to the other field; not when both are null.</summary>
    public static Predicate operator ==(NullableInstantField left, NullableInstantField right) =>
        left._field.Compare(Comparison.Equals, right._field);

    /// <summary>Different from the other field; not when either is null.</summary>
    public static Predicate operator !=(NullableInstantField left, NullableInstantField right) =>
        left._field.Compare(Comparison.NotEquals, right._field);

    /// <summary>Less than the value.</summary>
    public static Predicate operator <(NullableInstantField field, Instant value) =>
        field._field.Compare(Comparison.LessThan, SqlValue.Of(value.Value));

    /// <summary>The value is less than the field.</summary>
    public static Predicate operator <(Instant value, NullableInstantField field) =>
        field._field.Compare(Comparison.GreaterThan, SqlValue.Of(value.Value));

    /// <summary>Less than the other field.</summary>
    public static Predicate operator <(NullableInstantField left, NullableInstantField right) =>
        left._field.Compare(Comparison.LessThan, right._field);

    /// <summary>Greater than the value.</summary>
    public static Predicate operator >(NullableInstantField field, Instant value) =>
        field._field.Compare(Comparison.GreaterThan, SqlValue.Of(value.Value));

    /// <summary>The value is greater than the field.</summary>
    public static Predicate operator >(Instant value, NullableInstantField field) =>
        field._field.Compare(Comparison.LessThan, SqlValue.Of(value.Value));

    /// <summary>Greater than the other field.</summary>
    public static Predicate operator >(NullableInstantField left, NullableInstantField right) =>
        left._field.Compare(Comparison.GreaterThan, right._field);

    /// <summary>Less than or equal to the value.</summary>
    public static Predicate operator <=(NullableInstantField field, Instant value) =>
        field._field.Compare(Comparison.LessThanOrEquals, SqlValue.Of(value.Value));

    /// <summary>The value is less than or equal to the field.</summary>
    public static Predicate operator <=(Instant value, NullableInstantField field) =>
        field._field.Compare(Comparison.GreaterThanOrEquals, SqlValue.Of(value.Value));

    /// <summary>Less than or equal to the other field.</summary>
    public static Predicate operator <=(NullableInstantField left, NullableInstantField right) =>
        left._field.Compare(Comparison.LessThanOrEquals, right._field);

    /// <summary>Greater than or equal to the value.</summary>
    public static Predicate operator >=(NullableInstantField field, Instant value) =>
        field._field.Compare(Comparison.GreaterThanOrEquals, SqlValue.Of(value.Value));

    /// <summary>The value is greater than or equal to the field.</summary>
    public static Predicate operator >=(Instant value, NullableInstantField field) =>
        field._field.Compare(Comparison.LessThanOrEquals, SqlValue.Of(value.Value));

    /// <summary>Greater than or equal to the other field.</summary>
    public static Predicate operator >=(NullableInstantField left, NullableInstantField right) =>
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
