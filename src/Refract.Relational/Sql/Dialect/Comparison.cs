namespace Refract.Relational.Sql;

/// <summary>How an operand is compared with a value, or with another operand.</summary>
/// <remarks>
/// The order tells the groups apart: those of equality and order, the two of membership, those that search in a text
/// (from <see cref="Contains"/> on), and those of lists (from <see cref="Has"/> on). A new one goes into its group.
/// </remarks>
public enum Comparison
{
    /// <summary>They are equal.</summary>
    Equals,

    /// <summary>They differ.</summary>
    NotEquals,

    /// <summary>The operand is less.</summary>
    LessThan,

    /// <summary>The operand is less, or they are equal.</summary>
    LessThanOrEquals,

    /// <summary>The operand is greater.</summary>
    GreaterThan,

    /// <summary>The operand is greater, or they are equal.</summary>
    GreaterThanOrEquals,

    /// <summary>The value is an array; the operand is one of its items.</summary>
    In,

    /// <summary>The value is an array; the operand is none of its items.</summary>
    NotIn,

    /// <summary>
    /// The value is a text that stands somewhere in the operand; its <c>%</c> and <c>_</c> stand for themselves.
    /// </summary>
    Contains,

    /// <summary>The value is a text that the operand begins with, as in <see cref="Contains"/>.</summary>
    StartsWith,

    /// <summary>The value is a text that the operand ends with, as in <see cref="Contains"/>.</summary>
    EndsWith,

    /// <summary>The operand is a list that has the value.</summary>
    Has,

    /// <summary>The operand is a list; the value is an array, all of which it has.</summary>
    HasEvery,

    /// <summary>The operand is a list; the value is an array, some of which it has.</summary>
    HasSome,

    /// <summary>The operand is a list; the value is a boolean: whether it is empty.</summary>
    IsEmpty,
}
