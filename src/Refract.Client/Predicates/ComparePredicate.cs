using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>A column against a value.</summary>
/// <param name="scope">Whose column.</param>
/// <param name="column">The column.</param>
/// <param name="comparison">How.</param>
/// <param name="value">With what; never null (see <see cref="NullPredicate"/>).</param>
/// <param name="ignoreCase">True for <c>Mode = QueryMode.Insensitive</c>.</param>
internal sealed class ComparePredicate(Scope scope, ColumnInfo column, Comparison comparison, SqlValue value, bool ignoreCase = false) : Predicate
{
    public Scope Scope => scope;

    public ColumnInfo Column => column;

    public Comparison Comparison => comparison;

    public SqlValue Value => value;

    public bool IgnoreCase => ignoreCase;
}
