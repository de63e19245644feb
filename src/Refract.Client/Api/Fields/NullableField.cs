using System.ComponentModel;
using Refract.Relational.Sql;

namespace Refract.Runtime;

// == and != make conditions; comparing two handles for identity would mean nothing
#pragma warning disable CS0660, CS0661

/// <summary>A column with an order that may be null.</summary>
public readonly partial struct NullableField<T> : IOrderedColumn<T?> where T : struct
{
    private readonly FieldRef _field;

    /// <summary>The column in a slot of the scope's model.</summary>
    public NullableField(Scope scope, int slot) => _field = new FieldRef(scope, slot);

    FieldRef IColumn.Ref => _field;

    T? IColumn<T?>.Read(SqlValue value) => value.IsNull ? null : ColumnValue.To<T>(value);

    SqlValue IOrderedColumn<T?>.Write(T? value) => value is { } known ? SqlValue.From(known) : SqlValue.Null;

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
    public static implicit operator NullableField<T>(Field<T> field) => new(field.Ref.Scope, field.Ref.Slot);

    /// <summary>Equal to the value; null means IS NULL.</summary>
    public static Predicate operator ==(NullableField<T> field, T? value) =>
        field._field.CompareNullable(Comparison.Equals, value is { } known ? SqlValue.From(known) : SqlValue.Null);

    /// <summary>
    /// Different from the value; null means IS NOT NULL. As in SQL, a null row is not different from a value.
    /// </summary>
    public static Predicate operator !=(NullableField<T> field, T? value) =>
        field._field.CompareNullable(Comparison.NotEquals, value is { } known ? SqlValue.From(known) : SqlValue.Null);

    /// <inheritdoc cref="op_Equality(NullableField{T}, Nullable{T})"/>
    public static Predicate operator ==(T? value, NullableField<T> field) => field == value;

    /// <inheritdoc cref="op_Inequality(NullableField{T}, Nullable{T})"/>
    public static Predicate operator !=(T? value, NullableField<T> field) => field != value;

    /// <summary>Equal to the other field; not when both are null.</summary>
    public static Predicate operator ==(NullableField<T> left, NullableField<T> right) =>
        left._field.Compare(Comparison.Equals, right._field);

    /// <summary>Different from the other field; not when either is null.</summary>
    public static Predicate operator !=(NullableField<T> left, NullableField<T> right) =>
        left._field.Compare(Comparison.NotEquals, right._field);

    /// <summary>Less than the value.</summary>
    public static Predicate operator <(NullableField<T> field, T value) =>
        field._field.Compare(Comparison.LessThan, SqlValue.From(value));

    /// <summary>The value is less than the field.</summary>
    public static Predicate operator <(T value, NullableField<T> field) =>
        field._field.Compare(Comparison.GreaterThan, SqlValue.From(value));

    /// <summary>Less than the other field.</summary>
    public static Predicate operator <(NullableField<T> left, NullableField<T> right) =>
        left._field.Compare(Comparison.LessThan, right._field);

    /// <summary>Greater than the value.</summary>
    public static Predicate operator >(NullableField<T> field, T value) =>
        field._field.Compare(Comparison.GreaterThan, SqlValue.From(value));

    /// <summary>The value is greater than the field.</summary>
    public static Predicate operator >(T value, NullableField<T> field) =>
        field._field.Compare(Comparison.LessThan, SqlValue.From(value));

    /// <summary>Greater than the other field.</summary>
    public static Predicate operator >(NullableField<T> left, NullableField<T> right) =>
        left._field.Compare(Comparison.GreaterThan, right._field);

    /// <summary>Less than or equal to the value.</summary>
    public static Predicate operator <=(NullableField<T> field, T value) =>
        field._field.Compare(Comparison.LessThanOrEquals, SqlValue.From(value));

    /// <summary>The value is less than or equal to the field.</summary>
    public static Predicate operator <=(T value, NullableField<T> field) =>
        field._field.Compare(Comparison.GreaterThanOrEquals, SqlValue.From(value));

    /// <summary>Less than or equal to the other field.</summary>
    public static Predicate operator <=(NullableField<T> left, NullableField<T> right) =>
        left._field.Compare(Comparison.LessThanOrEquals, right._field);

    /// <summary>Greater than or equal to the value.</summary>
    public static Predicate operator >=(NullableField<T> field, T value) =>
        field._field.Compare(Comparison.GreaterThanOrEquals, SqlValue.From(value));

    /// <summary>The value is greater than or equal to the field.</summary>
    public static Predicate operator >=(T value, NullableField<T> field) =>
        field._field.Compare(Comparison.LessThanOrEquals, SqlValue.From(value));

    /// <summary>Greater than or equal to the other field.</summary>
    public static Predicate operator >=(NullableField<T> left, NullableField<T> right) =>
        left._field.Compare(Comparison.GreaterThanOrEquals, right._field);

    /// <summary>It is one of these; none of an empty list.</summary>
    public Predicate In(params IEnumerable<T> items) => _field.Among(Comparison.In, items);

    /// <summary>It is none of these.</summary>
    public Predicate NotIn(params IEnumerable<T> items) => _field.Among(Comparison.NotIn, items);

    /// <summary>Does not compile: a field has no value here.</summary>
    [Obsolete(FieldMessages.NoEquals, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? other) => throw new NotSupportedException(FieldMessages.NoEquals);
}
