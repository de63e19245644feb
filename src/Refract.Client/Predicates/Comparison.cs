namespace Refract.Runtime;

/// <summary>How a column is compared with a value.</summary>
internal enum Comparison
{
    Equals,
    NotEquals,
    LessThan,
    LessThanOrEquals,
    GreaterThan,
    GreaterThanOrEquals,

    /// <summary>The value is an array; the column's value is one of its items.</summary>
    In,

    /// <summary>The value is an array; the column's value is none of its items.</summary>
    NotIn,

    /// <summary>The value is text to be found as it is: its <c>%</c> and <c>_</c> stand for themselves. The next two alike.</summary>
    Contains,
    StartsWith,
    EndsWith,

    /// <summary>The column is a list that has the value.</summary>
    Has,

    /// <summary>The column is a list; the value is an array, all of which it has.</summary>
    HasEvery,

    /// <summary>The column is a list; the value is an array, some of which it has.</summary>
    HasSome,

    /// <summary>The column is a list; the value is a boolean: whether it is empty.</summary>
    IsEmpty,
}
