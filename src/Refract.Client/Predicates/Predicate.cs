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

    /// <summary>Both hold.</summary>
    public static Predicate operator &(Predicate left, Predicate right) => new AndPredicate(left, right);

    /// <summary>At least one holds.</summary>
    public static Predicate operator |(Predicate left, Predicate right) => new OrPredicate(left, right);

    /// <summary>It does not hold.</summary>
    public static Predicate operator !(Predicate operand) => new NotPredicate(operand);

    /// <summary>Always false, so that <c>||</c> evaluates both sides.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator true(Predicate predicate) => false;

    /// <summary>Always false, so that <c>&amp;&amp;</c> evaluates both sides.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static bool operator false(Predicate predicate) => false;

    /// <summary>A condition that always or never holds.</summary>
    public static implicit operator Predicate(bool value) => value ? ConstantPredicate.True : ConstantPredicate.False;
}
