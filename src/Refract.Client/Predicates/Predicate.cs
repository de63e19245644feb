using System.ComponentModel;
using Refract.Runtime;

namespace Refract;

/// <summary>
/// A condition of a query, made with the operators of generated fields (<c>u =&gt; u.Age &gt;= 18 &amp;&amp; u.Email.Contains("x")</c>). It is data, not a
/// <see langword="bool"/>: it composes with <c>&amp;&amp;</c>, <c>||</c> and <c>!</c> and runs in the database.
/// </summary>
public abstract class Predicate
{
    private protected Predicate()
    {
    }

    /// <summary>What the engine gets to see: fields that are predicates themselves (<c>p.Published</c>) become comparisons.</summary>
    internal virtual Predicate Reduced => this;

    /// <summary>Both hold.</summary>
    public static Predicate operator &(Predicate left, Predicate right) => left is ConstantPredicate known ? (known.Value ? right.Reduced : left)
        : right is ConstantPredicate { Value: var value } ? (value ? left.Reduced : right)
        : new AndPredicate(left.Reduced, right.Reduced);

    /// <summary>At least one holds.</summary>
    public static Predicate operator |(Predicate left, Predicate right) => left is ConstantPredicate known ? (known.Value ? left : right.Reduced)
        : right is ConstantPredicate { Value: var value } ? (value ? right : left.Reduced)
        : new OrPredicate(left.Reduced, right.Reduced);

    /// <summary>It does not hold.</summary>
    public static Predicate operator !(Predicate operand) => operand is ConstantPredicate constant ? !constant.Value : new NotPredicate(operand.Reduced);

    /// <summary>True for the constant true only, so that <c>||</c> looks at both sides unless the left one is known: <c>text == null || u.Name.Contains(text)</c>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator true(Predicate predicate) => predicate is ConstantPredicate { Value: true };

    /// <summary>True for the constant false only, so that <c>&amp;&amp;</c> looks at both sides unless the left one is known.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator false(Predicate predicate) => predicate is ConstantPredicate { Value: false };

    /// <summary>A condition that always or never holds.</summary>
    public static implicit operator Predicate(bool value) => value ? ConstantPredicate.True : ConstantPredicate.False;
}
