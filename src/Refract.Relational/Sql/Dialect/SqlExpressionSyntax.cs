using System.Globalization;

namespace Refract.Relational.Sql;

/// <summary>
/// How a database wants its expressions. What is virtual is written as most databases take it. Operands and
/// placeholders come as finished SQL; only <see cref="MatchValue"/> and <see cref="MatchType"/> run for every query.
/// </summary>
public abstract class SqlExpressionSyntax
{
    /// <summary>
    /// The placeholder of a parameter, with a cast where the database needs one to know the type; positions count from
    /// 0.
    /// </summary>
    public abstract string Placeholder(int position, ColumnType type);

    /// <summary>A string literal.</summary>
    public virtual string Literal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>A boolean literal.</summary>
    public abstract string Literal(bool value);

    /// <summary>That an operand equals a value, or differs from it.</summary>
    public virtual string Equal(SqlOperand operand, string value, bool isNegated) =>
        $"{operand.Text} {(isNegated ? "<>" : "=")} {value}";

    /// <summary>
    /// That the JSON document of an operand equals a value by its contents, however it is written, or differs from it.
    /// </summary>
    public virtual string EqualDocument(SqlOperand operand, string value, bool isNegated) =>
        Equal(operand, value, isNegated);

    /// <summary>The values that a path into a document is sent as, with their types.</summary>
    public abstract IReadOnlyList<(ColumnType Type, SqlValue Value)> DocumentPath(IReadOnlyList<JsonStep> path);

    /// <summary>What stands at a path in a document: a document, or NULL where nothing is.</summary>
    /// <param name="document">The document.</param>
    /// <param name="steps">The steps of the path; none for the whole document.</param>
    /// <param name="path">The placeholders of <see cref="DocumentPath"/>.</param>
    public abstract SqlOperand DocumentPart(SqlOperand document, IReadOnlyList<JsonStep> steps,
        IReadOnlyList<string> path);

    /// <summary>
    /// A test of a document, or of a part of one; unknown where nothing is. Values of other kinds than the document's
    /// meet no test but <see cref="Comparison.NotEquals"/>.
    /// </summary>
    /// <param name="operand">The document, or the part.</param>
    /// <param name="test">
    /// Equality, order, where a text is found in it, or <see cref="Comparison.HasEvery"/>: it is an array that has all
    /// items of another.
    /// </param>
    /// <param name="form">What the value is.</param>
    /// <param name="value">The placeholder of a document; to find a text, that of <see cref="MatchValue"/>.</param>
    /// <param name="ignoreCase">True to find a text without regard to case.</param>
    public abstract string TestDocument(SqlOperand operand, Comparison test, JsonForm form, string value,
        bool ignoreCase);

    /// <summary>A comparison of order with a value.</summary>
    /// <param name="operand">The operand.</param>
    /// <param name="comparison"><c>&lt;</c>, <c>&lt;=</c>, <c>&gt;</c> or <c>&gt;=</c>.</param>
    /// <param name="value">The placeholder.</param>
    public virtual string Compare(SqlOperand operand, string comparison, string value) =>
        $"{operand.Text} {comparison} {value}";

    /// <summary>A comparison of order that ignores case.</summary>
    /// <inheritdoc cref="Compare" path="/param"/>
    public virtual string CompareIgnoringCase(SqlOperand operand, string comparison, string value) =>
        $"lower({operand.Text}) {comparison} lower({value})";

    /// <summary>
    /// The operand as it is compared with another column, so that equal values are equal in any two columns.
    /// </summary>
    public virtual string Comparable(SqlOperand operand) => operand.Text;

    /// <summary>That an operand is (or is not) one of the items of an array parameter.</summary>
    /// <param name="operand">The operand.</param>
    /// <param name="items">The placeholder of the array.</param>
    /// <param name="isNegated">True for "none of".</param>
    /// <param name="ignoreCase">True to compare texts without regard to case.</param>
    /// <param name="type">
    /// The operand's type; null when the items come from columns and have the form that those have.
    /// </param>
    public abstract string In(string operand, string items, bool isNegated, bool ignoreCase, ColumnType? type = null);

    /// <summary>
    /// The operand of <see cref="In"/> and <see cref="InRows"/>, for types that a list parameter holds in another form.
    /// </summary>
    public virtual string LookupOperand(string operand, ColumnType type) => operand;

    /// <summary>That an operand is one of the values that a select finds.</summary>
    /// <param name="operand">The operand.</param>
    /// <param name="select">The select, of one column.</param>
    /// <param name="isSmall">True when it is known to find few values.</param>
    public virtual string InSelect(string operand, string select, bool isSmall) => $"{operand} IN ({select})";

    /// <summary>
    /// That several operands together equal the items of as many array parameters at the same position.
    /// </summary>
    /// <remarks>A dialect may let more rows through: the caller compares the keys again.</remarks>
    public abstract string InRows(IReadOnlyList<string> operands, IReadOnlyList<string> items);

    /// <summary>That a text is found in an operand, or is all of it.</summary>
    /// <param name="operand">The operand.</param>
    /// <param name="comparison">Where: a comparison with a text; equality only without regard to case.</param>
    /// <param name="value">The placeholder; its value comes from <see cref="MatchValue"/>.</param>
    /// <param name="ignoreCase">True to compare without regard to case.</param>
    public abstract string Match(SqlOperand operand, Comparison comparison, string value, bool ignoreCase);

    /// <summary>That the text of a column is found in that of another one, with regard to case.</summary>
    public abstract string MatchColumn(string operand, Comparison comparison, string other);

    /// <summary>
    /// The value to bind for <see cref="Match"/>: the text itself or a pattern in which it stands for itself.
    /// </summary>
    public abstract string MatchValue(Comparison comparison, string text, bool ignoreCase);

    /// <summary>The type as which the value of <see cref="Match"/> is sent.</summary>
    public virtual ColumnType MatchType(ColumnType type) => type;

    /// <summary>
    /// That a full-text search finds a text; only where <see cref="SqlCapabilities.HasTextSearch"/> says so.
    /// </summary>
    /// <param name="operand">The text.</param>
    /// <param name="value">The placeholder of what is looked for.</param>
    /// <param name="isWeb">True for a text as people type it, false for a query with operators.</param>
    /// <param name="configuration">The database's name of the language; null for its default.</param>
    public virtual string Search(SqlOperand operand, string value, bool isWeb, string? configuration) =>
        throw new NotSupportedException("This database has no full-text search.");

    /// <summary>How well texts, taken as one, fit a full-text search: a number; larger is better.</summary>
    /// <param name="operands">The texts.</param>
    /// <param name="value">The placeholder of what is looked for.</param>
    /// <param name="isWeb">True for a text as people type it, false for a query with operators.</param>
    /// <param name="configuration">The database's name of the language; null for its default.</param>
    public virtual string SearchRank(IReadOnlyList<SqlOperand> operands, string value, bool isWeb,
        string? configuration) =>
        throw new NotSupportedException("This database has no full-text search.");

    /// <summary>A test of a list. NULL counts as an empty list, so the test is never unknown.</summary>
    /// <param name="operand">The list.</param>
    /// <param name="test">Whether it has, or equals, what.</param>
    /// <param name="value">
    /// The placeholder of a list, or a column: of an item for <see cref="Comparison.Has"/>, else of a list.
    /// </param>
    public abstract string TestList(SqlOperand operand, Comparison test, string value);

    /// <summary>How many items a list has; 0 for NULL.</summary>
    public abstract string CountList(string operand);

    /// <summary>A column as rows are grouped by it: equal values are one text.</summary>
    public virtual string GroupKey(SqlOperand operand) => operand.Text;

    /// <summary>The sum of an operand over rows: of whole numbers 64 bits, else the operand's kind of number.</summary>
    public virtual string Sum(SqlOperand operand) => $"sum({operand.Text})";

    /// <summary>The mean of an operand over rows.</summary>
    public virtual string Average(SqlOperand operand) => $"avg({operand.Text})";

    /// <summary>The smallest or largest value of an operand over rows.</summary>
    public virtual string Extreme(SqlOperand operand, bool isLargest) =>
        $"{(isLargest ? "max" : "min")}({operand.Text})";

    /// <summary>A step of an ORDER BY.</summary>
    /// <param name="operand">What it sorts by.</param>
    /// <param name="isDescending">True for the largest first.</param>
    /// <param name="nullsFirst">Where nulls go; null for where the database puts them.</param>
    public virtual string OrderStep(string operand, bool isDescending, bool? nullsFirst)
    {
        var nulls = nullsFirst switch { true => " NULLS FIRST", false => " NULLS LAST", null => "" };
        return $"{operand}{(isDescending ? " DESC" : "")}{nulls}";
    }

    /// <summary>
    /// A column of an enum so that it sorts as the enum's values are declared. A database whose enums are types of its
    /// own sorts them so by itself.
    /// </summary>
    /// <param name="operand">The column.</param>
    /// <param name="names">The database's names of the values, in the order of the schema.</param>
    public virtual string EnumOrder(string operand, IReadOnlyList<string> names) => operand;

    /// <summary>The sign of a comparison of equality or order.</summary>
    public static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Equals => "=",
        Comparison.NotEquals => "<>",
        Comparison.LessThan => "<",
        Comparison.LessThanOrEquals => "<=",
        Comparison.GreaterThan => ">",
        Comparison.GreaterThanOrEquals => ">=",
        _ => throw Unexpected(comparison),
    };

    /// <summary>The LIKE pattern in which a text stands for itself.</summary>
    protected static string Pattern(Comparison comparison, string text) => comparison switch
    {
        Comparison.Contains => string.Concat("%", Escape(text), "%"),
        Comparison.StartsWith => Escape(text) + "%",
        Comparison.EndsWith => "%" + Escape(text),
        Comparison.Equals => Escape(text),
        _ => throw Unexpected(comparison),
    };

    /// <summary>For a comparison that makes no sense where it is asked for: a defect of the caller.</summary>
    protected static ArgumentOutOfRangeException Unexpected(Comparison comparison) =>
        new(nameof(comparison), comparison, "This comparison is written by another method.");

    /// <summary>A number.</summary>
    protected static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Puts a backslash before the characters that mean something in a LIKE pattern.</summary>
    private static string Escape(string text) => text.AsSpan().IndexOfAny('\\', '%', '_') < 0 ? text
        : text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);
}
