namespace Refract.Runtime;

/// <summary>IS NULL or IS NOT NULL.</summary>
internal sealed class NullPredicate(Operand operand, bool isNull) : Predicate
{
    public Operand Operand => operand;

    public bool IsNull => isNull;
}
