namespace Refract.Runtime;

internal sealed class AndPredicate(Predicate left, Predicate right) : Predicate
{
    public Predicate Left => left;

    public Predicate Right => right;
}

internal sealed class OrPredicate(Predicate left, Predicate right) : Predicate
{
    public Predicate Left => left;

    public Predicate Right => right;
}

internal sealed class NotPredicate(Predicate operand) : Predicate
{
    public Predicate Operand => operand;
}

internal sealed class ConstantPredicate : Predicate
{
    public static readonly ConstantPredicate True = new();
    public static readonly ConstantPredicate False = new();

    public bool Value => ReferenceEquals(this, True);
}
