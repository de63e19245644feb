using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>A column in a scope: what every field handle is made of.</summary>
internal readonly struct FieldRef(Scope scope, int slot)
{
    public Scope Scope => scope;

    public int Slot => slot;

    public ColumnInfo Column => scope.Model.Column(slot);

    private Operand Operand => new(scope, Column);

    /// <summary>With a value that must not be null.</summary>
    public Predicate Compare(Comparison comparison, SqlValue value) =>
        !value.IsNull ? scope.Close(new ComparePredicate(Operand, comparison, value))
        : throw (comparison is Comparison.Equals or Comparison.NotEquals
            ? NullValues.InFilter(scope, Column) : NullValues.AsOperand(scope, Column, comparison));

    /// <summary>With a value that may be null: a null makes a null test of it.</summary>
    public Predicate CompareNullable(Comparison comparison, SqlValue value) =>
        value.IsNull ? IsNull(comparison == Comparison.Equals) : Compare(comparison, value);

    public Predicate CompareText(Comparison comparison, string text, QueryMode mode)
    {
        if (text is null) throw NullValues.AsOperand(scope, Column, comparison);
        return scope.Close(new ComparePredicate(Operand, comparison, SqlValue.Of(text), mode == QueryMode.Insensitive));
    }

    public Predicate Among<T>(Comparison comparison, IEnumerable<T> items)
    {
        return items is null
            ? throw NullValues.AsOperand(scope, Column, comparison)
            : Compare(comparison, SqlValue.OfArray(items.ToArray()));
    }

    public Predicate IsNull(bool isNull) => scope.Close(new NullPredicate(Operand, isNull));

    public Predicate Compare(Comparison comparison, FieldRef other)
    {
        Predicate predicate = new FieldPredicate(Operand, comparison, other.Operand);
        predicate = scope.Close(predicate);
        return other.Scope.Close(predicate);
    }

    public Ordering Order(Sort sort) => new(new OrderTerm(Operand, sort));
}
