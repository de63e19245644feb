namespace Refract.Relational.Sql;

/// <summary>What is asked of a list column.</summary>
public enum ListTest
{
    /// <summary>Does it have the item?</summary>
    Has,

    /// <summary>Does it have all the items?</summary>
    HasEvery,

    /// <summary>Does it have any of the items?</summary>
    HasSome,

    /// <summary>Is it the same list?</summary>
    Equals,
}
