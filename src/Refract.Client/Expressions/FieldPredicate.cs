using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>An operand against an operand, of the same row or of one around it.</summary>
internal sealed class FieldPredicate(Operand left, Comparison comparison, Operand right) : Predicate
{
    public Operand Left => left;

    public Comparison Comparison => comparison;

    public Operand Right => right;
}
