using System.ComponentModel;
using Refract.Relational.Sql;

namespace Refract.Runtime;

// == and != make conditions; comparing two handles for identity would mean nothing
#pragma warning disable CS0660, CS0661

/// <summary>A required String column.</summary>
public readonly partial struct TextField : IOrderedColumn<string>
{
    private readonly FieldRef _field;

    /// <summary>The column in a slot of the scope's model.</summary>
    public TextField(Scope scope, int slot) => _field = new FieldRef(scope, slot);

    internal FieldRef Ref => _field;

    FieldRef IColumn.Ref => _field;

    string IColumn<string>.Read(SqlValue value) => value.AsText;

    SqlValue IOrderedColumn<string>.Write(string value) => SqlValue.Of(value);

    /// <summary>Smallest first.</summary>
    public Ordering Asc => _field.Order(Sort.Asc);

    /// <summary>Largest first.</summary>
    public Ordering Desc => _field.Order(Sort.Desc);

    /// <summary>Equal to the value.</summary>
    public static Predicate operator ==(TextField field, string value) =>
        field._field.Compare(Comparison.Equals, SqlValue.Of(value));

    /// <summary>Different from the value.</summary>
    public static Predicate operator !=(TextField field, string value) =>
        field._field.Compare(Comparison.NotEquals, SqlValue.Of(value));

    /// <inheritdoc cref="op_Equality(TextField, string)"/>
    public static Predicate operator ==(string value, TextField field) => field == value;

    /// <inheritdoc cref="op_Inequality(TextField, string)"/>
    public static Predicate operator !=(string value, TextField field) => field != value;

    /// <summary>Equal to the other field.</summary>
    public static Predicate operator ==(TextField left, TextField right) =>
        left._field.Compare(Comparison.Equals, right._field);

    /// <summary>Different from the other field.</summary>
    public static Predicate operator !=(TextField left, TextField right) =>
        left._field.Compare(Comparison.NotEquals, right._field);

    /// <summary>Less than the value.</summary>
    public static Predicate operator <(TextField field, string value) =>
        field._field.Compare(Comparison.LessThan, SqlValue.Of(value));

    /// <summary>The value is less than the field.</summary>
    public static Predicate operator <(string value, TextField field) =>
        field._field.Compare(Comparison.GreaterThan, SqlValue.Of(value));

    /// <summary>Less than the other field.</summary>
    public static Predicate operator <(TextField left, TextField right) =>
        left._field.Compare(Comparison.LessThan, right._field);

    /// <summary>Greater than the value.</summary>
    public static Predicate operator >(TextField field, string value) =>
        field._field.Compare(Comparison.GreaterThan, SqlValue.Of(value));

    /// <summary>The value is greater than the field.</summary>
    public static Predicate operator >(string value, TextField field) =>
        field._field.Compare(Comparison.LessThan, SqlValue.Of(value));

    /// <summary>Greater than the other field.</summary>
    public static Predicate operator >(TextField left, TextField right) =>
        left._field.Compare(Comparison.GreaterThan, right._field);

    /// <summary>Less than or equal to the value.</summary>
    public static Predicate operator <=(TextField field, string value) =>
        field._field.Compare(Comparison.LessThanOrEquals, SqlValue.Of(value));

    /// <summary>The value is less than or equal to the field.</summary>
    public static Predicate operator <=(string value, TextField field) =>
        field._field.Compare(Comparison.GreaterThanOrEquals, SqlValue.Of(value));

    /// <summary>Less than or equal to the other field.</summary>
    public static Predicate operator <=(TextField left, TextField right) =>
        left._field.Compare(Comparison.LessThanOrEquals, right._field);

    /// <summary>Greater than or equal to the value.</summary>
    public static Predicate operator >=(TextField field, string value) =>
        field._field.Compare(Comparison.GreaterThanOrEquals, SqlValue.Of(value));

    /// <summary>The value is greater than or equal to the field.</summary>
    public static Predicate operator >=(string value, TextField field) =>
        field._field.Compare(Comparison.LessThanOrEquals, SqlValue.Of(value));

    /// <summary>Greater than or equal to the other field.</summary>
    public static Predicate operator >=(TextField left, TextField right) =>
        left._field.Compare(Comparison.GreaterThanOrEquals, right._field);

    /// <summary>It is one of these; none of an empty list.</summary>
    public Predicate In(params IEnumerable<string> items) => _field.Among(Comparison.In, items);

    /// <summary>It is none of these.</summary>
    public Predicate NotIn(params IEnumerable<string> items) => _field.Among(Comparison.NotIn, items);

    /// <summary>Equal, with or without regard to case.</summary>
    public Predicate Is(string text, QueryMode mode) => _field.CompareText(Comparison.Equals, text, mode);

    /// <summary>Does not compile: a field has no value here.</summary>
    [Obsolete(FieldMessages.NoEquals, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? other) => throw new NotSupportedException(FieldMessages.NoEquals);
}
