using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>An operand against a value.</summary>
/// <param name="operand">The operand.</param>
/// <param name="comparison">How.</param>
/// <param name="value">With what; never null (see <see cref="NullPredicate"/>).</param>
/// <param name="ignoreCase">True for <c>Mode = QueryMode.Insensitive</c>.</param>
internal sealed class ComparePredicate(
    Operand operand, Comparison comparison, SqlValue value, bool ignoreCase = false) : Predicate
{
    public Operand Operand => operand;

    public Comparison Comparison => comparison;

    public SqlValue Value => value;

    public bool IgnoreCase => ignoreCase;
}
