using System.Text;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Schema;

namespace Refract.Sqlite;

/// <summary>How SQLite wants its queries written. Lists are JSON arrays, both as columns and as parameters.</summary>
public sealed class SqliteDialect : SqlDialect
{
    private SqliteDialect()
    {
    }

    /// <summary>The only instance.</summary>
    public static SqliteDialect Instance { get; } = new();

    /// <inheritdoc/>
    public override bool HasBatches => false;

    /// <inheritdoc/>
    public override bool HasRowLocks => false;

    /// <inheritdoc/>
    public override bool HasLateral => false;

    /// <inheritdoc/>
    public override bool ListsHoldBytes => false;

    /// <inheritdoc/>
    public override bool NullsSortFirst => true;

    /// <inheritdoc/>
    public override bool InsertsFromArrays => false;

    /// <inheritdoc/>
    /// <remarks>SQLITE_MAX_VARIABLE_NUMBER of the library that is built in.</remarks>
    public override int MaxParameters => 32_766;

    /// <inheritdoc/>
    /// <remarks>SQLITE_MAX_EXPR_DEPTH of the library that is built in.</remarks>
    public override int MaxExpressionHeight => 1_000;

    /// <inheritdoc/>
    public override void Table(StringBuilder sql, string? schema, string name) => Quote(sql, name);

    /// <inheritdoc/>
    public override void Placeholder(StringBuilder sql, int position, ColumnType type)
    {
        // Numbered: a name would be searched for, and the position in the text need not be the position among the values.
        sql.Append('?');
        Number(sql, position + 1);
    }

    /// <inheritdoc/>
    public override void Literal(StringBuilder sql, bool value) => sql.Append(value ? '1' : '0');

    /// <inheritdoc/>
    public override void In(StringBuilder sql, string operand, string items, bool isNegated, bool ignoreCase, ColumnType? type = null)
    {
        var not = isNegated ? " NOT IN (" : " IN (";
        if (InstantSql.Has(type))
            sql.Append(operand).Append(not).Append("SELECT form.value FROM json_each(").Append(items).Append(") AS item, json_each(json_array(")
                .Append(InstantSql.Forms("item.value")).Append(")) AS form)");
        else if (ignoreCase) sql.Append("lower(").Append(operand).Append(')').Append(not).Append("SELECT lower(value) FROM json_each(").Append(items).Append("))");
        else sql.Append(operand).Append(not).Append("SELECT value FROM json_each(").Append(items).Append("))");
    }

    /// <inheritdoc/>
    public override void InRows(StringBuilder sql, IReadOnlyList<string> operands, IReadOnlyList<string> items)
    {
        // Two JSON arrays cannot be joined by position with an index; the caller drops the few rows too many.
        for (var i = 0; i < operands.Count; i++)
        {
            if (i > 0) sql.Append(" AND ");
            In(sql, operands[i], items[i], isNegated: false, ignoreCase: false);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Not LIKE, length and substr, which take NUL for the end of a text; as bytes, texts are found in texts just the same.</remarks>
    public override void Match(StringBuilder sql, string operand, TextMatch match, string value, bool ignoreCase)
    {
        if (ignoreCase) (operand, value) = ($"lower({operand})", $"lower({value})");
        var (bytes, wanted) = ($"CAST({operand} AS BLOB)", $"CAST({value} AS BLOB)");
        _ = match switch
        {
            TextMatch.Contains => sql.Append($"instr({operand}, {value}) > 0"),
            TextMatch.StartsWith => sql.Append($"iif({operand} = '', {value} = '', substr({bytes}, 1, length({wanted})) = {wanted})"),
            TextMatch.EndsWith => sql.Append($"iif({operand} = '', {value} = '', length({bytes}) >= length({wanted})")
                .Append($" AND substr({bytes}, length({bytes}) - length({wanted}) + 1) = {wanted})"),
            _ => sql.Append($"{operand} = {value}"),
        };
    }

    /// <inheritdoc/>
    public override void MatchColumn(StringBuilder sql, string operand, TextMatch match, string other) =>
        Match(sql, operand, match, other, ignoreCase: false);

    /// <inheritdoc/>
    public override string MatchValue(TextMatch match, string text, bool ignoreCase) => text;

    /// <inheritdoc/>
    public override void Equal(StringBuilder sql, string operand, string value, bool isNegated, ColumnType type)
    {
        if (InstantSql.Has(type)) sql.Append(operand).Append(isNegated ? " NOT IN (" : " IN (").Append(InstantSql.Forms(value)).Append(')');
        else base.Equal(sql, operand, value, isNegated, type);
    }

    /// <inheritdoc/>
    public override void Compare(StringBuilder sql, string operand, string comparison, string value, ColumnType type, string table, string column)
    {
        if (InstantSql.Has(type)) sql.Append(InstantSql.Compare(operand, comparison, value, table, column));
        else base.Compare(sql, operand, comparison, value, type, table, column);
    }

    /// <inheritdoc/>
    public override string Comparable(string operand, ColumnType type) => InstantSql.Has(type) ? InstantSql.Canonical(operand) : operand;

    /// <inheritdoc/>
    public override void TestList(StringBuilder sql, string operand, ListTest test, string value, ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        operand = $"coalesce({operand}, '[]')";
        _ = test switch
        {
            ListTest.Has => sql.Append(value).Append(" IN (SELECT value FROM json_each(").Append(operand).Append("))"),
            ListTest.HasEvery => sql.Append($"NOT EXISTS (SELECT 1 FROM json_each({value}) AS wanted WHERE {Item("wanted", value, type)} NOT IN ({Items(operand, type)}))"),
            ListTest.HasSome => sql.Append($"EXISTS (SELECT 1 FROM json_each({value}) AS wanted WHERE {Item("wanted", value, type)} IN ({Items(operand, type)}))"),
            _ => sql.Append($"json({operand}) = json({value})"),
        };
    }

    private static string Items(string list, ColumnType type) => $"SELECT {Item("item", list, type)} FROM json_each({list}) AS item";

    /// <summary>An item of a list. As JSON it keeps all digits of a number, and a text is told from a document.</summary>
    private static string Item(string row, string list, ColumnType type) =>
        type.Scalar is ScalarType.Decimal or ScalarType.Json ? $"({list} -> {row}.key)" : $"{row}.value";

    /// <inheritdoc/>
    public override void CountList(StringBuilder sql, string operand) =>
        sql.Append("coalesce(json_array_length(").Append(operand).Append("), 0)");

    /// <inheritdoc/>
    public override void Push(StringBuilder sql, string operand, string items)
    {
        // As text: json_each and json_group_array would turn true into 1.
        sql.Append("CASE WHEN coalesce(json_array_length(").Append(operand).Append("), 0) = 0 THEN json(").Append(items)
            .Append(") WHEN json_array_length(").Append(items).Append(") = 0 THEN ").Append(operand)
            .Append(" ELSE substr(json(").Append(operand).Append("), 1, length(json(").Append(operand)
            .Append(")) - 1) || ',' || substr(json(")
            .Append(items).Append("), 2) END");
    }

    /// <inheritdoc/>
    public override bool HasLimits(ColumnType type) => ColumnLimits.Has(type);

    /// <inheritdoc/>
    public override bool MayRefuse(ColumnType type) => ColumnLimits.MayRefuse(type);

    /// <inheritdoc/>
    public override ValueFit Fit(ColumnType type, ref SqlValue value) => ColumnLimits.Fit(type, ref value);

    /// <inheritdoc/>
    public override string Computed(ColumnType type, string left, char operation, string right) => ColumnLimits.Computed(type, left, operation, right);

    /// <inheritdoc/>
    public override void JsonOperand(StringBuilder sql, string operand, ColumnType type) => sql.Append("json(").Append(operand).Append(')');

    /// <inheritdoc/>
    public override void Items(StringBuilder sql, string items, string alias) =>
        sql.Append("json_each(").Append(items).Append(") AS ").Append(alias);

    /// <inheritdoc/>
    public override void EnumOrder(StringBuilder sql, string operand, IReadOnlyList<string> names)
    {
        // A name that the client does not know comes after all others: SQLite sorts numbers before texts.
        sql.Append("CASE ").Append(operand);
        for (var i = 0; i < names.Count; i++)
        {
            sql.Append(" WHEN ");
            Literal(sql, names[i]);
            sql.Append(" THEN ");
            Number(sql, i);
        }

        sql.Append(" ELSE ").Append(operand).Append(" END");
    }

    /// <inheritdoc/>
    public override void Limit(StringBuilder sql, string? take, string? skip)
    {
        if (take is not null || skip is not null) sql.Append(" LIMIT ").Append(take ?? "-1");
        if (skip is not null) sql.Append(" OFFSET ").Append(skip);
    }
}
