using Refract.Schema;
using Refract.Sqlite.Definitions;

namespace Refract.Sqlite.Introspection;

/// <summary>
/// What the form of an expression in a select says of its values, of which SQLite itself says nothing.
/// </summary>
/// <param name="Scalar">The type.</param>
/// <param name="IsNullable">True when it may be null.</param>
internal sealed record SelectedExpression(ScalarType Scalar, bool IsNullable)
{
    private static readonly string[] s_ends =
        ["from", "where", "group", "having", "window", "order", "limit", "union", "except", "intersect"];

    private static readonly string[] s_numbers = ["count", "row_number", "rank", "dense_rank", "ntile"];

    /// <summary>
    /// The expressions of a select in their order, null for one whose form says nothing; empty when the columns cannot
    /// be counted, because there is a star.
    /// </summary>
    public static IReadOnlyList<SelectedExpression?> Of(string statement)
    {
        var tokens = TopLevel.Of(statement);
        var at = tokens.FindIndex(token => token.Is("select")) + 1;
        if (at == 0) return [];
        if (at < tokens.Count && (tokens[at].Is("distinct") || tokens[at].Is("all"))) at++;
        var expressions = new List<SelectedExpression?>();
        var first = at;
        for (; at <= tokens.Count; at++)
        {
            var isEnd = at == tokens.Count || s_ends.Any(tokens[at].Is);
            if (!isEnd && !tokens[at].Is(',')) continue;
            var item = tokens.GetRange(first, at - first);
            if (item.Count > 0 && item[^1].Is('*') && (item.Count == 1 || item[^2].Is('.'))) return [];
            expressions.Add(OfItem(item, statement));
            if (isEnd) break;
            first = at + 1;
        }

        return expressions;
    }

    private static SelectedExpression? OfItem(List<SqlToken> item, string statement)
    {
        // A call: a word, its brackets, and a name or clauses behind them.
        if (item.Count < 3 || item[0].Kind != SqlTokenKind.Word || !item[1].Is('(') || !item[2].Is(')')) return null;
        var rest = item.Skip(3).ToArray();
        if (item[0].Is("cast"))
            return IsName(rest) ? OfCast(statement[item[1].End..item[2].Start]) : null;
        if (item[0].Is("exists")) return IsName(rest) ? new SelectedExpression(ScalarType.Boolean, false) : null;
        return s_numbers.Any(item[0].Is) && (IsName(rest) || rest[0].Is("filter") || rest[0].Is("over"))
            ? new SelectedExpression(ScalarType.BigInt, false) : null;
    }

    /// <summary>Nothing, a name, or AS and a name.</summary>
    private static bool IsName(SqlToken[] rest) =>
        rest.Length == 0 || (rest.Length == 1 && rest[0].Kind != SqlTokenKind.Sign)
            || (rest.Length == 2 && rest[0].Is("as"));

    private static SelectedExpression? OfCast(string inside)
    {
        var tokens = TopLevel.Of(inside);
        var at = tokens.FindLastIndex(token => token.Is("as"));
        return at >= 0 && at + 1 < tokens.Count && DeclaredTypes.Find(inside[tokens[at].End..]) is { } scalar
            // INTEGER has 64 bits in a computation.
            ? new SelectedExpression(scalar == ScalarType.Int ? ScalarType.BigInt : scalar, true) : null;
    }
}
