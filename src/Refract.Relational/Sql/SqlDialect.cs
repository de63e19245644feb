using System.Globalization;
using System.Text;

namespace Refract.Relational.Sql;

/// <summary>
/// What differs between databases in the text of queries. Stateless. Operands and placeholders come as finished SQL: texts are written once
/// for each shape of query, so clarity counts here and speed does not; only <see cref="MatchValue"/> runs for every query.
/// </summary>
public abstract class SqlDialect
{
    /// <summary>True when a batch of reads costs one round trip, so that dependent statements are better sent together.</summary>
    public abstract bool HasBatches { get; }

    /// <summary>True when rows can be locked by a read.</summary>
    public abstract bool HasRowLocks { get; }

    /// <summary>True when a sub-query can be run for each row before it (<c>CROSS JOIN LATERAL</c>).</summary>
    public abstract bool HasLateral { get; }

    /// <summary>True when a list parameter can hold bytes; otherwise they are compared as hexadecimal text (<c>hex(column)</c>).</summary>
    public abstract bool ListsHoldBytes { get; }

    /// <summary>True when NULL sorts before all values in an ascending order that says nothing about nulls.</summary>
    public abstract bool NullsSortFirst { get; }

    /// <summary>
    /// True when many rows are inserted from one array for each column, with one text for any number of rows, and when an INSERT can be a
    /// named part (<c>WITH … AS (INSERT …)</c>) of a statement.
    /// </summary>
    public abstract bool InsertsFromArrays { get; }

    /// <summary>How many parameters a statement can have.</summary>
    public virtual int MaxParameters => int.MaxValue;

    /// <summary>How high an expression can be, with those of the selects inside it.</summary>
    public virtual int MaxExpressionHeight => int.MaxValue;

    /// <summary>From how many integers without a gap on a range is found faster than a list of them; <see cref="int.MaxValue"/> for never.</summary>
    public virtual int RangeFrom => int.MaxValue;

    /// <summary>Writes an identifier in quotes.</summary>
    public virtual void Quote(StringBuilder sql, string name) =>
        sql.Append('"').Append(name.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');

    /// <summary>Writes the name of a table.</summary>
    public abstract void Table(StringBuilder sql, string? schema, string name);

    /// <summary>
    /// Writes the placeholder of a parameter, with a cast where the database needs one to know the type; positions count from 0.
    /// </summary>
    public abstract void Placeholder(StringBuilder sql, int position, ColumnType type);

    /// <summary>Writes a string literal.</summary>
    public virtual void Literal(StringBuilder sql, string text) =>
        sql.Append('\'').Append(text.Replace("'", "''", StringComparison.Ordinal)).Append('\'');

    /// <summary>Writes a boolean literal.</summary>
    public abstract void Literal(StringBuilder sql, bool value);

    /// <summary>Writes that an operand is (or is not) one of the items of an array parameter.</summary>
    /// <param name="sql">Where to.</param>
    /// <param name="operand">The column.</param>
    /// <param name="items">The placeholder of the array.</param>
    /// <param name="isNegated">True for "none of".</param>
    /// <param name="ignoreCase">True to compare texts without regard to case.</param>
    /// <param name="type">The column's type.</param>
    public abstract void In(StringBuilder sql, string operand, string items, bool isNegated, bool ignoreCase, ColumnType? type = null);

    /// <summary>Writes that an operand is one of the values that a select finds.</summary>
    /// <param name="sql">Where to.</param>
    /// <param name="operand">The column.</param>
    /// <param name="select">The select, of one column.</param>
    /// <param name="isSmall">True when it is known to find few values.</param>
    public virtual void InSelect(StringBuilder sql, string operand, string select, bool isSmall) =>
        sql.Append(operand).Append(" IN (").Append(select).Append(')');

    /// <summary>Writes that several operands together equal the items of as many array parameters at the same position.</summary>
    /// <remarks>A dialect may let more rows through: the caller compares the keys again.</remarks>
    public abstract void InRows(StringBuilder sql, IReadOnlyList<string> operands, IReadOnlyList<string> items);

    /// <summary>Writes that an operand is found in a text column; the parameter's value comes from <see cref="MatchValue"/>.</summary>
    public abstract void Match(StringBuilder sql, string operand, TextMatch match, string value, bool ignoreCase);

    /// <summary>Writes that a text column is found in another one, with regard to case.</summary>
    public abstract void MatchColumn(StringBuilder sql, string operand, TextMatch match, string other);

    /// <summary>The value to bind for <see cref="Match"/>: the text itself or a pattern in which it stands for itself.</summary>
    public abstract string MatchValue(TextMatch match, string text, bool ignoreCase);

    /// <summary>The column as <see cref="Match"/> takes it, for types that are texts in the schema language only.</summary>
    public virtual string MatchOperand(string operand, TextMatch match, ColumnType type) => operand;

    /// <summary>The type as which the value of <see cref="Match"/> is sent.</summary>
    public virtual ColumnType MatchType(ColumnType type) => type;

    /// <summary>Writes a comparison of order (<c>&lt;</c>, <c>&gt;=</c>, …) that pays no regard to case.</summary>
    public virtual void CompareIgnoringCase(StringBuilder sql, string operand, string comparison, string value) =>
        sql.Append("lower(").Append(operand).Append(") ").Append(comparison).Append(" lower(").Append(value).Append(')');

    /// <summary>Writes a test of a list column. NULL counts as an empty list, so the test is never unknown.</summary>
    /// <param name="sql">Where to.</param>
    /// <param name="operand">The column.</param>
    /// <param name="test">The test.</param>
    /// <param name="value">The placeholder of a list, or a column: of an item for <see cref="ListTest.Has"/>, else of a list.</param>
    /// <param name="type">The column's type.</param>
    public abstract void TestList(StringBuilder sql, string operand, ListTest test, string value, ColumnType type);

    /// <summary>Writes how many items a list column has; 0 for NULL.</summary>
    public abstract void CountList(StringBuilder sql, string operand);

    /// <summary>Writes a list column's value with the items of a parameter put at its end.</summary>
    public abstract void Push(StringBuilder sql, string operand, string items);

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
    /// Changes a value to what a column holds of it, and returns whether the column can hold it. A value that does not fit is changed as far as that is possible. What the
    /// database refuses by itself may be left to it.
    /// </summary>
    public virtual ValueFit Fit(ColumnType type, ref SqlValue value)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Form.Fit(ref value);
    }

    /// <summary>An array of values to look a column up in, each as the column holds it; those that no row can have are left out.</summary>
    public Array FittingItems(ColumnType type, Array items)
    {
        ArgumentNullException.ThrowIfNull(type);
        return HasLimits(type) ? FittingArray.Lookup(items, (ref value) => Fit(type.Item, ref value)) : items;
    }

    /// <summary>Writes arithmetic on a number column, as an expression that fails where the column cannot hold the result.</summary>
    /// <param name="type">The column's type.</param>
    /// <param name="left">The column.</param>
    /// <param name="operation">One of <c>+ - * /</c>.</param>
    /// <param name="right">The placeholder.</param>
    public virtual string Computed(ColumnType type, string left, char operation, string right) => $"{left} {operation} {right}";

    /// <summary>Writes that an operand equals a value, or differs from it.</summary>
    public virtual void Equal(StringBuilder sql, string operand, string value, bool isNegated, ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(sql);
        sql.Append(operand).Append(isNegated ? " <> " : " = ").Append(value);
    }

    /// <summary>Writes a comparison of order with a value.</summary>
    /// <param name="sql">Where to.</param>
    /// <param name="operand">The column.</param>
    /// <param name="comparison"><c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c> or <c>&gt;=</c>.</param>
    /// <param name="value">The placeholder.</param>
    /// <param name="type">The column's type.</param>
    /// <param name="table">The column's table, as it stands after FROM.</param>
    /// <param name="column">The column without its table.</param>
    public virtual void Compare(StringBuilder sql, string operand, string comparison, string value, ColumnType type, string table, string column)
    {
        ArgumentNullException.ThrowIfNull(sql);
        sql.Append(operand).Append(' ').Append(comparison).Append(' ').Append(value);
    }

    /// <summary>The column as it is compared with another column, so that equal values are equal in any two columns.</summary>
    public virtual string Comparable(string operand, ColumnType type) => operand;

    /// <summary>Writes an operand or value of a JSON column so that equal documents compare equal.</summary>
    public abstract void JsonOperand(StringBuilder sql, string operand, ColumnType type);

    /// <summary>Writes a table expression whose column <c>value</c> holds the items of an array parameter.</summary>
    public abstract void Items(StringBuilder sql, string items, string alias);

    /// <summary>Writes the limits of a select; the placeholders are null for what is not limited.</summary>
    public abstract void Limit(StringBuilder sql, string? take, string? skip);

    /// <summary>
    /// Writes a table expression with one column for each array parameter, where there is <see cref="InsertsFromArrays"/>.
    /// </summary>
    public virtual void Rows(StringBuilder sql, IReadOnlyList<string> arrays) =>
        throw new NotSupportedException("This database does not insert from arrays.");

    /// <summary>
    /// Writes the select of <see cref="InsertsFromArrays"/>, which finds a row for each position of the array parameters; a comma and more columns may follow.
    /// </summary>
    public virtual void SelectRows(StringBuilder sql, IReadOnlyList<string> arrays) =>
        throw new NotSupportedException("This database does not insert from arrays.");

    /// <summary>
    /// Writes the statement that loads rows which are sent after it, column by column in this order. False, and nothing written, where there is none or these
    /// columns cannot be loaded.
    /// </summary>
    public virtual bool Load(StringBuilder sql, string table, string columns, IReadOnlyList<ColumnType> types) => false;

    /// <summary>
    /// Writes a column of an enum so that it sorts as the enum's values are declared. A database whose enums are types of its own sorts them
    /// so by itself.
    /// </summary>
    /// <param name="sql">Where to.</param>
    /// <param name="operand">The column.</param>
    /// <param name="names">The database's names of the values, in the order of the schema.</param>
    public virtual void EnumOrder(StringBuilder sql, string operand, IReadOnlyList<string> names) => sql.Append(operand);

    /// <summary>Puts a backslash before the characters that mean something in a LIKE pattern.</summary>
    protected static string Escape(string text) => text.AsSpan().IndexOfAny('\\', '%', '_') < 0 ? text
        : text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);

    /// <summary>The LIKE pattern in which a text stands for itself.</summary>
    protected static string Pattern(TextMatch match, string text) => match switch
    {
        TextMatch.Contains => string.Concat("%", Escape(text), "%"),
        TextMatch.StartsWith => Escape(text) + "%",
        TextMatch.EndsWith => "%" + Escape(text),
        _ => Escape(text),
    };

    /// <summary>Writes a number.</summary>
    protected static void Number(StringBuilder sql, int number) => sql.Append(CultureInfo.InvariantCulture, $"{number}");
}
