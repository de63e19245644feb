using Refract.PostgreSql.Types;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Schema;
using Refract.Schema.Providers;

namespace Refract.PostgreSql;

/// <summary>How PostgreSQL wants its expressions.</summary>
internal sealed class PostgreSqlExpressions : SqlExpressionSyntax
{
    private static readonly ColumnType s_text = new() { Scalar = ScalarType.String };
    private static readonly ColumnType s_int = new() { Scalar = ScalarType.Int };
    private static readonly ColumnType s_document = new() { Scalar = ScalarType.Json };

    /// <inheritdoc/>
    public override string Placeholder(int position, ColumnType type)
    {
        var name = "$" + Number(position + 1);
        return CastOf(type) is not { } cast ? name : $"{name}::{cast}{(type.IsList ? "[]" : "")}";
    }

    /// <inheritdoc/>
    public override string Literal(string text) => PostgreSqlNames.Literal(text);

    /// <inheritdoc/>
    public override string Literal(bool value) => value ? "true" : "false";

    /// <inheritdoc/>
    public override string Equal(SqlOperand operand, string value, bool isNegated) =>
        base.Equal(operand with { Text = Comparable(operand) }, Comparable(operand with { Text = value }), isNegated);

    /// <inheritdoc/>
    public override string Compare(SqlOperand operand, string comparison, string value) =>
        base.Compare(
            operand with { Text = Comparable(operand) }, comparison, Comparable(operand with { Text = value }));

    /// <inheritdoc/>
    public override string CompareIgnoringCase(SqlOperand operand, string comparison, string value) =>
        base.CompareIgnoringCase(operand with { Text = Text(operand.Text, operand.Type) }, comparison, value);

    /// <inheritdoc/>
    /// <remarks>
    /// The types xml and json have no operators, and an array of bit is compared with one of bit only, whose lengths a
    /// parameter would have to know.
    /// </remarks>
    public override string Comparable(SqlOperand operand)
    {
        var type = PostgreSqlTypes.Find(operand.Type);
        return operand.Type.IsList
            ? type?.ListComparedAs is { } list ? $"{operand.Text}::{list}[]" : operand.Text
            : type?.ComparedAs is { } single ? $"{operand.Text}::{single}" : operand.Text;
    }

    /// <inheritdoc/>
    public override string In(string operand, string items, bool isNegated, bool ignoreCase, ColumnType? type = null)
    {
        var among = isNegated ? "<> ALL" : "= ANY";
        if (ignoreCase)
        {
            var select = $"SELECT lower({Text("item", type)}) FROM unnest({items}) AS item";
            return $"lower({Text(operand, type)}) {among} ({select})";
        }

        return type is { Kind: StoredKind.Xml }
            ? $"{operand}::text {among} ({items}::text[])" : $"{operand} {among} ({items})";
    }

    /// <inheritdoc/>
    /// <remarks>
    /// An array is looked up in the index; a join is often planned as a scan of the whole table, however few the values
    /// are.
    /// </remarks>
    public override string InSelect(string operand, string select, bool isSmall) =>
        isSmall ? $"{operand} = ANY (ARRAY({select}))" : base.InSelect(operand, select, isSmall);

    /// <inheritdoc/>
    public override string InRows(IReadOnlyList<string> operands, IReadOnlyList<string> items) =>
        $"({string.Join(", ", operands)}) IN (SELECT * FROM unnest({string.Join(", ", items)}))";

    /// <inheritdoc/>
    public override string Match(SqlOperand operand, Comparison comparison, string value, bool ignoreCase)
    {
        // LIKE compares the padding, which the equality of this type does not.
        var text = comparison == Comparison.Equals && operand.Type.Kind == StoredKind.PaddedText
            ? $"rtrim({operand.Text})" : Text(operand.Text, operand.Type);
        return $"{text} {(ignoreCase ? "ILIKE" : "LIKE")} {value}";
    }

    /// <inheritdoc/>
    /// <remarks>LIKE would take the other column's % and _ for wildcards.</remarks>
    public override string MatchColumn(string operand, Comparison comparison, string other) => comparison switch
    {
        Comparison.Contains => $"strpos({operand}, {other}) > 0",
        Comparison.StartsWith => $"starts_with({operand}, {other})",
        Comparison.EndsWith =>
            $"(length({operand}) >= length({other}) AND right({operand}, length({other})) = {other})",
        Comparison.Equals => $"{operand} = {other}",
        _ => throw Unexpected(comparison),
    };

    /// <inheritdoc/>
    public override string MatchValue(Comparison comparison, string text, bool ignoreCase) => Pattern(comparison, text);

    /// <inheritdoc/>
    public override ColumnType MatchType(ColumnType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return PostgreSqlTypes.Find(type)?.Text is not null ? s_text : type;
    }

    /// <inheritdoc/>
    /// <remarks>An index on <c>to_tsvector('english', column)</c> serves a search that names its language.</remarks>
    public override string Search(SqlOperand operand, string value, bool isWeb, string? configuration) =>
        $"to_tsvector({Language(configuration)}{Text(operand.Text, operand.Type)}) @@ "
            + SearchQuery(value, isWeb, configuration);

    /// <inheritdoc/>
    public override string SearchRank(IReadOnlyList<SqlOperand> operands, string value, bool isWeb,
        string? configuration)
    {
        // concat_ws leaves NULL out, so that a row fits by what it has.
        var texts = operands.Select(operand => Text(operand.Text, operand.Type));
        return $"ts_rank(to_tsvector({Language(configuration)}concat_ws(' ', {string.Join(", ", texts)})), "
            + $"{SearchQuery(value, isWeb, configuration)})";
    }

    private static string SearchQuery(string value, bool isWeb, string? configuration) =>
        $"{(isWeb ? "websearch_to_tsquery" : "to_tsquery")}({Language(configuration)}{value})";

    private static string Language(string? configuration) =>
        configuration is null ? "" : PostgreSqlNames.Literal(configuration) + ", ";

    /// <inheritdoc/>
    /// <remarks>
    /// <c>@&gt;</c> and <c>&amp;&amp;</c> are what a GIN index serves; "= ANY(column)" is not, and neither is
    /// coalesce(column, '{}').
    /// </remarks>
    public override string TestList(SqlOperand operand, Comparison test, string value)
    {
        var (list, items) = (Comparable(operand), Comparable(operand with { Text = value }));
        var condition = test switch
        {
            Comparison.Has => $"{list} @> ARRAY[{value}]{TextArrayCast(operand.Type)}",
            Comparison.HasEvery => $"{list} @> {items}",
            Comparison.HasSome => $"{list} && {items}",
            Comparison.Equals => $"{list} = {items}",
            _ => throw Unexpected(test),
        };
        return $"({condition} AND {operand.Text} IS NOT NULL)";
    }

    /// <inheritdoc/>
    /// <remarks>A value for each step: its type says whether it is a key or the number of an item.</remarks>
    public override IReadOnlyList<(ColumnType Type, SqlValue Value)> DocumentPath(IReadOnlyList<JsonStep> path) =>
        [.. path.Select(step => step.Key is { } key ? (s_text, SqlValue.Of(key)) : (s_int, SqlValue.Of(step.Index)))];

    /// <inheritdoc/>
    public override SqlOperand DocumentPart(SqlOperand document, IReadOnlyList<JsonStep> steps,
        IReadOnlyList<string> path)
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(path);
        var whole = Comparable(document);
        var part = whole;
        // The first and the last item of what is no array would be itself.
        for (var i = 0; i < path.Count; i++)
            part = steps[i].Key is null ? $"CASE jsonb_typeof({part}) WHEN 'array' THEN {part} -> {path[i]} END"
                : $"({part} -> {path[i]})";
        return new SqlOperand(steps.Count > 0 && steps[^1].Key is null ? $"({part})" : part, s_document)
        {
            Document = whole, Path = path,
        };
    }

    /// <inheritdoc/>
    public override string TestDocument(SqlOperand operand, Comparison test, JsonForm form, string value,
        bool ignoreCase)
    {
        var part = operand.Text;
        return test switch
        {
            Comparison.Equals or Comparison.NotEquals => $"{part} {Sign(test)} {value}",
            Comparison.Contains or Comparison.StartsWith or Comparison.EndsWith =>
                $"(jsonb_typeof({part}) = 'string' AND ({part} #>> '{{}}') {(ignoreCase ? "ILIKE" : "LIKE")} {value})",
            // Containment finds an object in one that has more keys.
            Comparison.HasEvery when form == JsonForm.Nested =>
                $"CASE jsonb_typeof({part}) WHEN 'array' THEN NOT EXISTS (SELECT 1 FROM jsonb_array_elements({value})"
                + $" AS wanted(item) WHERE NOT EXISTS (SELECT 1 FROM jsonb_array_elements({part}) AS found(item)"
                + $" WHERE found.item = wanted.item)) ELSE jsonb_typeof({part}) = 'array' END",
            Comparison.HasEvery => $"(jsonb_typeof({part}) = 'array' AND {part} @> {value})",
            _ => $"(jsonb_typeof({part}) = '{(form == JsonForm.Text ? "string" : "number")}'"
                + $" AND {part} {Sign(test)} {value})",
        };
    }

    /// <inheritdoc/>
    public override string Sum(SqlOperand operand) => operand.Type.Kind is StoredKind.Int64 or StoredKind.UInt32
        // A sum of these is a numeric, or not there at all.
        ? $"sum({Summed(operand)})::bigint" : $"sum({Summed(operand)})";

    /// <inheritdoc/>
    public override string Average(SqlOperand operand) => $"avg({Summed(operand)})";

    /// <inheritdoc/>
    /// <remarks>Before version 18 there is no smallest UUID; its text sorts alike.</remarks>
    public override string Extreme(SqlOperand operand, bool isLargest) => operand.Type.Kind == StoredKind.Uuid
        ? $"{(isLargest ? "max" : "min")}({operand.Text}::text COLLATE \"C\")::uuid"
        : base.Extreme(operand, isLargest);

    /// <summary>What is added up: as a type whose sum is exact, or not rounded before its end.</summary>
    private static string Summed(SqlOperand operand) => operand.Type.Kind switch
    {
        StoredKind.UInt32 => operand.Text + "::bigint",
        StoredKind.Float32 => operand.Text + "::double precision",
        StoredKind.Money => operand.Text + "::numeric",
        _ => operand.Text,
    };

    /// <inheritdoc/>
    public override string CountList(string operand) => $"coalesce(cardinality({operand}), 0)";

    /// <summary>
    /// The type that a parameter is cast to, or null. Values of these types are sent as text (money as numeric), which
    /// PostgreSQL turns into the column's type only when told to.
    /// </summary>
    internal static string? CastOf(ColumnType type)
    {
        if (type.Scalar == ScalarType.Enum) return PostgreSqlNames.Qualify(new(type.EnumSchema, type.EnumName!), null);
        var row = PostgreSqlTypes.Find(type);
        return type.IsList ? row?.ListCast : row?.Cast;
    }

    /// <summary>An operand of a type that has no LIKE, as the text that is read.</summary>
    private static string Text(string operand, ColumnType? type) =>
        type is not null && PostgreSqlTypes.Find(type)?.Text is { } text
            ? text.Replace("{0}", operand, StringComparison.Ordinal) : operand;

    // varchar[] and bpchar[] have no operators in common with text[], although their items have.
    private static string TextArrayCast(ColumnType type) =>
        PostgreSqlTypes.Find(type) is { IsText: true, ListCast: { } cast } ? $"::{cast}[]" : "";
}
