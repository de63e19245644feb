namespace Refract;

/// <summary>
/// The direction of an ordering, and where nulls go; without a word about nulls the database decides (PostgreSQL: last
/// when ascending; SQLite: first).
/// </summary>
public enum Sort
{
    /// <summary>Smallest first.</summary>
    Asc,

    /// <summary>Largest first.</summary>
    Desc,

    /// <summary>Smallest first, nulls before all.</summary>
    AscNullsFirst,

    /// <summary>Smallest first, nulls after all.</summary>
    AscNullsLast,

    /// <summary>Largest first, nulls before all.</summary>
    DescNullsFirst,

    /// <summary>Largest first, nulls after all.</summary>
    DescNullsLast,
}
