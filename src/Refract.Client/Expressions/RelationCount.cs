using Refract.Relational;
using Refract.Schema;

namespace Refract.Runtime;

/// <summary>
/// How many rows a to-many relation leads to.
/// </summary>
/// <param name="relation">The relation, from the side of the operand's scope.</param>
/// <param name="scope">The scope of the condition; null for none.</param>
/// <param name="inner">The condition on the counted rows, or null.</param>
internal sealed class RelationCount(RelationInfo relation, Scope? scope = null, Predicate? inner = null) : IExpression
{
    /// <summary>The type of a number of rows.</summary>
    public static readonly ColumnType Number = new() { Scalar = ScalarType.Int };

    /// <summary>Counts only rows that meet a condition.</summary>
    /// <param name="scope">The scope behind the relation.</param>
    /// <param name="inner">The condition.</param>
    public RelationCount(Scope scope, Predicate inner) : this(scope.Via!, scope, inner)
    {
    }

    public ColumnType Type => Number;

    public RelationInfo Relation => relation;

    /// <summary>The scope of <see cref="Inner"/>.</summary>
    public Scope? Scope => scope;

    /// <summary>The condition on the counted rows, or null.</summary>
    public Predicate? Inner => inner;
}
