using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>One step of an ORDER BY, written.</summary>
/// <param name="Text">The expression.</param>
/// <param name="Column">The model's own column when it is just that, else null.</param>
/// <param name="IsDescending">The direction, after reversal.</param>
/// <param name="NullsFirst">Where the nulls were asked to be, after reversal; null for the database's own way.</param>
/// <param name="IsNullable">True when it can be null.</param>
internal sealed record OrderPart(string Text, ColumnInfo? Column, bool IsDescending, bool? NullsFirst, bool IsNullable)
{
    public static string List(IEnumerable<OrderPart> parts, SqlExpressionSyntax syntax) =>
        string.Join(", ", parts.Select(part => syntax.OrderStep(part.Text, part.IsDescending, part.NullsFirst)));
}
