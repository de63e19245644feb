using System.ComponentModel;
using Refract.Runtime;

namespace Refract;

#pragma warning disable CS0660, CS0661 // == and != are there to be refused

/// <summary>
/// A condition of a query, made with the operators of generated fields (<c>u =&gt; u.Age &gt;= 18 &amp;&amp;
/// u.Email.Contains("x")</c>). It is data, not a <see langword="bool"/>: it composes with <c>&amp;&amp;</c>, <c>||</c>
/// and <c>!</c> and runs in the database.
/// </summary>
public abstract class Predicate
{
    private protected Predicate()
    {
    }

    /// <summary>
    /// What the engine gets to see: fields that are predicates themselves (<c>p.Published</c>) become comparisons.
    /// </summary>
    internal virtual Predicate Reduced => this;

    /// <summary>Does not compile: conditions are not compared with each other.</summary>
    [Obsolete(FieldMessages.NoCompare, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator ==(Predicate? left, Predicate? right) =>
        throw new NotSupportedException(FieldMessages.NoCompare);

    /// <summary>Does not compile: conditions are not compared with each other.</summary>
    [Obsolete(FieldMessages.NoCompare, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator !=(Predicate? left, Predicate? right) =>
        throw new NotSupportedException(FieldMessages.NoCompare);

    /// <summary>Does not compile: a condition has no value here.</summary>
    [Obsolete(FieldMessages.NoCompare, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? other) => throw new NotSupportedException(FieldMessages.NoCompare);

    /// <summary>Both hold.</summary>
    public static Predicate operator &(Predicate left, Predicate right)
    {
        Require(left, right, "&&");
        if (left is LeftOutPredicate) return right.Reduced;
        if (right is LeftOutPredicate) return left.Reduced;
        if (left is ConstantPredicate known) return known.Value ? right.Reduced : left;
        if (right is ConstantPredicate { Value: var value }) return value ? left.Reduced : right;
        return new AndPredicate(left.Reduced, right.Reduced);
    }

    /// <summary>At least one holds.</summary>
    public static Predicate operator |(Predicate left, Predicate right)
    {
        Require(left, right, "||");
        if (left is LeftOutPredicate) return right.Reduced;
        if (right is LeftOutPredicate) return left.Reduced;
        if (left is ConstantPredicate known) return known.Value ? left : right.Reduced;
        if (right is ConstantPredicate { Value: var value }) return value ? right : left.Reduced;
        return new OrPredicate(left.Reduced, right.Reduced);
    }

    /// <summary>It does not hold.</summary>
    public static Predicate operator !(Predicate operand)
    {
        Require(operand, operand, "!");
        return operand switch
        {
            ConstantPredicate constant => !constant.Value,
            NotPredicate twice => twice.Operand,
            LeftOutPredicate => operand,
            _ => new NotPredicate(operand.Reduced),
        };
    }

    /// <summary>
    /// True for the constant true only, so that <c>||</c> looks at both sides unless the left one is known: <c>text ==
    /// null || u.Name.Contains(text)</c>.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator true(Predicate predicate) => predicate is ConstantPredicate { Value: true };

    /// <summary>
    /// True for the constant false only, so that <c>&amp;&amp;</c> looks at both sides unless the left one is known.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator false(Predicate predicate) => predicate is ConstantPredicate { Value: false };

    /// <summary>A condition that always or never holds.</summary>
    public static implicit operator Predicate(bool value) => value ? ConstantPredicate.True : ConstantPredicate.False;

    private static void Require(Predicate? left, Predicate? right, string sign)
    {
        if (left is null || right is null)
            throw new InvalidQueryException(
                $"A condition beside {sign} is null. Give a condition, or true where there is none.", "where");
    }
}
