namespace Refract.Relational.Sql;

/// <summary>What a database's columns hold of values, and how their values are changed by an UPDATE.</summary>
public abstract class SqlColumnSyntax
{
    /// <summary>True when there are values of this type that <see cref="Fit"/> refuses or changes.</summary>
    public virtual bool HasLimits(ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return !type.Form.IsPlain;
    }

    /// <summary>True when there are values of this type that <see cref="Fit"/> refuses, rather than changes.</summary>
    public virtual bool MayRefuse(ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Form.MayRefuse;
    }

    /// <summary>
    /// Changes a value to what a column holds of it, and returns whether the column can hold it. A value that does not
    /// fit is changed as far as that is possible. What the database refuses by itself may be left to it.
    /// </summary>
    public virtual ValueFit Fit(ColumnType type, ref SqlValue value)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Form.Fit(ref value);
    }

    /// <summary>
    /// An array of values to look a column up in, each as the column holds it; those that no row can have are left out.
    /// </summary>
    public Array FittingItems(ColumnType type, Array items)
    {
        ArgumentNullException.ThrowIfNull(type);
        return HasLimits(type) ? FittingArray.Lookup(items, (ref value) => Fit(type.Item, ref value)) : items;
    }

    /// <summary>
    /// Arithmetic on a number column, as an expression that fails where the column cannot hold the result.
    /// </summary>
    /// <param name="type">The column's type.</param>
    /// <param name="left">The column.</param>
    /// <param name="operation">One of <c>+ - * /</c>.</param>
    /// <param name="right">The placeholder.</param>
    public virtual string Computed(ColumnType type, string left, char operation, string right) =>
        $"{left} {operation} {right}";

    /// <summary>
    /// A document with parts of it changed, one after the other. What is not there on the way to a part is made; what
    /// has no parts stays as it is.
    /// </summary>
    /// <param name="document">The column.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="fromNull">True to begin with an object where the column is NULL.</param>
    public abstract string ChangeDocument(SqlOperand document, IReadOnlyList<DocumentChange> changes, bool fromNull);

    /// <summary>A list column's value with the items of a parameter put at its end.</summary>
    public abstract string Push(string operand, string items);
}
