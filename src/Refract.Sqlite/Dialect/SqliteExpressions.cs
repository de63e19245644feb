using System.Text;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Schema;

namespace Refract.Sqlite;

/// <summary>How SQLite wants its expressions.</summary>
internal sealed class SqliteExpressions : SqlExpressionSyntax
{
    private static readonly ColumnType s_text = new() { Scalar = ScalarType.String };

    /// <inheritdoc/>
    /// <remarks>
    /// Numbered: a name would be searched for, and the position in the text need not be the position among the values.
    /// </remarks>
    public override string Placeholder(int position, ColumnType type) => "?" + Number(position + 1);

    /// <inheritdoc/>
    public override string Literal(bool value) => value ? "1" : "0";

    /// <inheritdoc/>
    public override string GroupKey(SqlOperand operand) => Comparable(operand);

    /// <inheritdoc/>
    /// <remarks>Of instants in the one form, so that the greatest is found whatever forms they have.</remarks>
    public override string Extreme(SqlOperand operand, bool isLargest) =>
        base.Extreme(operand with { Text = Comparable(operand) }, isLargest);

    /// <inheritdoc/>
    public override string Equal(SqlOperand operand, string value, bool isNegated) => IsColumnOfInstants(operand)
        ? $"{operand.Text} {(isNegated ? "NOT IN" : "IN")} ({InstantSql.Forms(value)})" : base.Equal(
            operand, value, isNegated);

    /// <inheritdoc/>
    public override string EqualDocument(SqlOperand operand, string value, bool isNegated) =>
        base.EqualDocument(operand with { Text = $"json({operand.Text})" }, $"json({value})", isNegated);

    /// <inheritdoc/>
    public override string Compare(SqlOperand operand, string comparison, string value) => IsColumnOfInstants(operand)
        ? InstantSql.Compare(operand.Text, comparison, value, operand.Table!, operand.Column!) : base.Compare(
            operand, comparison, value);

    /// <inheritdoc/>
    public override string Comparable(SqlOperand operand) =>
        InstantSql.Has(operand.Type) ? InstantSql.Canonical(operand.Text) : operand.Text;

    /// <inheritdoc/>
    public override string In(string operand, string items, bool isNegated, bool ignoreCase, ColumnType? type = null)
    {
        var among = isNegated ? "NOT IN" : "IN";
        if (InstantSql.Has(type))
        {
            var forms = $"json_each({items}) AS item, json_each(json_array({InstantSql.Forms("item.value")})) AS form";
            return $"{operand} {among} (SELECT form.value FROM {forms})";
        }

        return ignoreCase ? $"lower({operand}) {among} (SELECT lower(value) FROM json_each({items}))"
            : $"{operand} {among} (SELECT value FROM json_each({items}))";
    }

    /// <inheritdoc/>
    /// <remarks>Lists hold bytes as hexadecimal text. That of NULL would be an empty text, which is found.</remarks>
    public override string LookupOperand(string operand, ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Scalar == ScalarType.Bytes
            ? $"CASE WHEN {operand} IS NULL THEN NULL ELSE hex({operand}) END" : operand;
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Two JSON arrays cannot be joined by position with an index; the caller drops the few rows too many.
    /// </remarks>
    public override string InRows(IReadOnlyList<string> operands, IReadOnlyList<string> items) =>
        string.Join(
            " AND ", operands.Select((operand, i) => In(operand, items[i], isNegated: false, ignoreCase: false)));

    /// <inheritdoc/>
    public override string Match(SqlOperand operand, Comparison comparison, string value, bool ignoreCase) => ignoreCase
        ? MatchColumn($"lower({operand.Text})", comparison, $"lower({value})") : MatchColumn(
            operand.Text, comparison, value);

    /// <inheritdoc/>
    /// <remarks>
    /// Not LIKE, length and substr, which take NUL for the end of a text; as bytes, texts are found in texts just the
    /// same.
    /// </remarks>
    public override string MatchColumn(string operand, Comparison comparison, string other)
    {
        var (bytes, wanted) = ($"CAST({operand} AS BLOB)", $"CAST({other} AS BLOB)");
        return comparison switch
        {
            Comparison.Contains => $"instr({operand}, {other}) > 0",
            Comparison.StartsWith =>
                $"iif({operand} = '', {other} = '', substr({bytes}, 1, length({wanted})) = {wanted})",
            Comparison.EndsWith => $"iif({operand} = '', {other} = '', length({bytes}) >= length({wanted})"
                + $" AND substr({bytes}, length({bytes}) - length({wanted}) + 1) = {wanted})",
            Comparison.Equals => $"{operand} = {other}",
            _ => throw Unexpected(comparison),
        };
    }

    /// <inheritdoc/>
    public override string MatchValue(Comparison comparison, string text, bool ignoreCase) => text;

    /// <inheritdoc/>
    public override string TestList(SqlOperand operand, Comparison test, string value)
    {
        var (list, type) = ($"coalesce({operand.Text}, '[]')", operand.Type);
        return test switch
        {
            Comparison.Has => $"{value} IN (SELECT value FROM json_each({list}))",
            Comparison.HasEvery => $"NOT EXISTS (SELECT 1 FROM json_each({value}) AS wanted"
                + $" WHERE {Item("wanted", value, type)} NOT IN ({Items(list, type)}))",
            Comparison.HasSome => $"EXISTS (SELECT 1 FROM json_each({value}) AS wanted"
                + $" WHERE {Item("wanted", value, type)} IN ({Items(list, type)}))",
            Comparison.Equals => $"json({list}) = json({value})",
            _ => throw Unexpected(test),
        };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<(ColumnType Type, SqlValue Value)> DocumentPath(IReadOnlyList<JsonStep> path) =>
        path.Count == 0 ? [] : [(s_text, SqlValue.Of(DocumentSql.Path(path)))];

    /// <inheritdoc/>
    public override SqlOperand DocumentPart(SqlOperand document, IReadOnlyList<JsonStep> steps,
        IReadOnlyList<string> path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return document with
        {
            Text = path.Count == 0 ? document.Text : $"({document.Text} -> {path[0]})",
            Document = document.Text, Path = path,
        };
    }

    /// <inheritdoc/>
    public override string TestDocument(SqlOperand operand, Comparison test, JsonForm form, string value,
        bool ignoreCase)
    {
        var (document, path) = (operand.Document!, operand.Path is [var given] ? given : "'$'");
        var (kind, content) = ($"json_type({document}, {path})", $"({document} ->> {path})");
        switch (test)
        {
            case Comparison.NotEquals:
                return $"NOT ({TestDocument(operand, Comparison.Equals, form, value, ignoreCase)})";
            case Comparison.Equals when form == JsonForm.Constant:
                return $"{kind} = json_type({value})";
            case Comparison.Equals when form >= JsonForm.Document:
                return $"json({document} -> {path}) = json({value})";
            case Comparison.Contains or Comparison.StartsWith or Comparison.EndsWith:
                return $"({kind} = 'text' AND {Match(new SqlOperand(content, s_text), test, value, ignoreCase)})";
            case Comparison.HasEvery:
                // Where nothing is there, the answer is NULL, as that of the other tests is.
                return $"CASE {kind} WHEN 'array' THEN NOT EXISTS (SELECT 1 FROM json_each({value}) AS wanted "
                    + $"WHERE NOT EXISTS (SELECT 1 FROM json_each({document}, {path}) AS found "
                    + $"WHERE {DocumentSql.SameItem})) ELSE {kind} = 'array' END";
            default:
                var known = form == JsonForm.Text ? "= 'text'" : "IN ('integer', 'real')";
                // The comparison first: of most rows nothing else is looked at. The kind tells 1 from true.
                return $"({content} {Sign(test)} ({value} ->> '$') AND {kind} {known})";
        }
    }

    /// <inheritdoc/>
    public override string CountList(string operand) => $"coalesce(json_array_length({operand}), 0)";

    /// <inheritdoc/>
    public override string EnumOrder(string operand, IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        // A name that the client does not know comes after all others: SQLite sorts numbers before texts.
        var text = new StringBuilder("CASE ").Append(operand);
        for (var i = 0; i < names.Count; i++) text.Append($" WHEN {Literal(names[i])} THEN {Number(i)}");
        return text.Append(" ELSE ").Append(operand).Append(" END").ToString();
    }

    private static string Items(string list, ColumnType type) =>
        $"SELECT {Item("item", list, type)} FROM json_each({list}) AS item";

    /// <summary>
    /// An item of a list. As JSON it keeps all digits of a number, and a text is told from a document.
    /// </summary>
    private static string Item(string row, string list, ColumnType type) =>
        type.Scalar is ScalarType.Decimal or ScalarType.Json ? $"({list} -> {row}.key)" : $"{row}.value";

    /// <summary>
    /// True for a column whose rows may have several forms of an instant; what is computed has the one form.
    /// </summary>
    private static bool IsColumnOfInstants(SqlOperand operand) =>
        operand.Table is not null && InstantSql.Has(operand.Type);
}
