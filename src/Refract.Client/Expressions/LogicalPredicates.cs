namespace Refract.Runtime;

/// <summary>
/// Both hold. A chain of any length is a tree of these, as deep as the chain is long: code that walks one takes the
/// operands of a whole group from <see cref="GroupOperands"/> rather than following <see cref="Left"/> and
/// <see cref="Right"/> by recursion.
/// </summary>
internal sealed class AndPredicate(Predicate left, Predicate right) : Predicate
{
    public Predicate Left => left;

    public Predicate Right => right;
}

/// <summary>At least one holds; see <see cref="AndPredicate"/> for chains.</summary>
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

/// <summary>
/// What is left of conditions that were all left out by <c>OrSkip()</c>: no condition, wherever it stands. It
/// disappears from every group and relation around it, and never reaches the database.
/// </summary>
internal sealed class LeftOutPredicate : Predicate
{
    public static readonly LeftOutPredicate Instance = new();

    private LeftOutPredicate()
    {
    }
}
