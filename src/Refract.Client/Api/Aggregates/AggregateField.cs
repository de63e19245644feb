using System.ComponentModel;
using Refract.Relational.Sql;

namespace Refract.Runtime;

// == and != make conditions; comparing two handles for identity would mean nothing
#pragma warning disable CS0660, CS0661

/// <summary>A number of a group in a condition or an order.</summary>
/// <typeparam name="T">Its CLR type.</typeparam>
public readonly struct AggregateField<T>
{
    private readonly Scope _scope;
    private readonly AggregateExpression _expression;
    private readonly Func<T, SqlValue> _write;

    internal AggregateField(Scope scope, AggregateFunction function, ColumnInfo? column, Func<T, SqlValue> write) =>
        (_scope, _expression, _write) = (scope, new AggregateExpression(function, column), write);

    /// <summary>Smallest first.</summary>
    public Ordering Asc => new(new OrderTerm(Operand, Sort.Asc));

    /// <summary>Largest first.</summary>
    public Ordering Desc => new(new OrderTerm(Operand, Sort.Desc));

    private Operand Operand => new(_scope, _expression);

    /// <summary>Equal to the value.</summary>
    public static Predicate operator ==(AggregateField<T> field, T value) =>
        field.Compare(Comparison.Equals, value);

    /// <summary>Different from the value.</summary>
    public static Predicate operator !=(AggregateField<T> field, T value) =>
        field.Compare(Comparison.NotEquals, value);

    /// <summary>Less than the value.</summary>
    public static Predicate operator <(AggregateField<T> field, T value) =>
        field.Compare(Comparison.LessThan, value);

    /// <summary>Greater than the value.</summary>
    public static Predicate operator >(AggregateField<T> field, T value) =>
        field.Compare(Comparison.GreaterThan, value);

    /// <summary>Less than or equal to the value.</summary>
    public static Predicate operator <=(AggregateField<T> field, T value) =>
        field.Compare(Comparison.LessThanOrEquals, value);

    /// <summary>Greater than or equal to the value.</summary>
    public static Predicate operator >=(AggregateField<T> field, T value) =>
        field.Compare(Comparison.GreaterThanOrEquals, value);

    private Predicate Compare(Comparison comparison, T value)
    {
        var written = _write(value);
        return written.IsNull
            ? new NullPredicate(Operand, comparison == Comparison.Equals)
            : new ComparePredicate(Operand, comparison, written);
    }

    /// <summary>Does not compile: a field has no value here.</summary>
    [Obsolete(FieldMessages.NoEquals, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? other) => throw new NotSupportedException(FieldMessages.NoEquals);
}
