using System.ComponentModel;
using Refract.Relational.Sql;

namespace Refract.Runtime;

// == and != make conditions; comparing two handles for identity would mean nothing
#pragma warning disable CS0660, CS0661

/// <summary>A required enum column.</summary>
public readonly struct EnumField<T> : IColumn<T> where T : struct, Enum
{
    private readonly FieldRef _field;

    /// <summary>The column in a slot of the scope's model.</summary>
    public EnumField(Scope scope, int slot) => _field = new FieldRef(scope, slot);

    internal FieldRef Ref => _field;

    FieldRef IColumn.Ref => _field;

    T IColumn<T>.Read(SqlValue value) => ColumnValue.Enum<T>(_field.Column, value);

    /// <summary>Smallest first.</summary>
    public Ordering Asc => _field.Order(Sort.Asc);

    /// <summary>Largest first.</summary>
    public Ordering Desc => _field.Order(Sort.Desc);

    /// <summary>Equal to the value.</summary>
    public static Predicate operator ==(EnumField<T> field, T value) =>
        field._field.Compare(Comparison.Equals, SqlValue.From(value));

    /// <summary>Different from the value.</summary>
    public static Predicate operator !=(EnumField<T> field, T value) =>
        field._field.Compare(Comparison.NotEquals, SqlValue.From(value));

    /// <inheritdoc cref="op_Equality(EnumField{T}, T)"/>
    public static Predicate operator ==(T value, EnumField<T> field) => field == value;

    /// <inheritdoc cref="op_Inequality(EnumField{T}, T)"/>
    public static Predicate operator !=(T value, EnumField<T> field) => field != value;

    /// <summary>Equal to the other field.</summary>
    public static Predicate operator ==(EnumField<T> left, EnumField<T> right) =>
        left._field.Compare(Comparison.Equals, right._field);

    /// <summary>Different from the other field.</summary>
    public static Predicate operator !=(EnumField<T> left, EnumField<T> right) =>
        left._field.Compare(Comparison.NotEquals, right._field);

    /// <summary>It is one of these; none of an empty list.</summary>
    public Predicate In(params IEnumerable<T> items) => _field.Among(Comparison.In, items);

    /// <summary>It is none of these.</summary>
    public Predicate NotIn(params IEnumerable<T> items) => _field.Among(Comparison.NotIn, items);

    /// <summary>Does not compile: a field has no value here.</summary>
    [Obsolete(FieldMessages.NoEquals, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? other) => throw new NotSupportedException(FieldMessages.NoEquals);
}
