namespace Refract.Relational.Sql;

/// <summary>What a database can do. What it cannot do is done in another way, or refused, by the caller.</summary>
public sealed record SqlCapabilities
{
    /// <summary>
    /// True when a batch of reads costs one round trip, so that dependent statements are better sent together.
    /// </summary>
    public bool HasBatches { get; init; }

    /// <summary>True when rows can be locked by a read.</summary>
    public bool HasRowLocks { get; init; }

    /// <summary>True when the words of text columns can be searched (full-text search).</summary>
    public bool HasTextSearch { get; init; }

    /// <summary>True when a sub-query can be run for each row before it (<c>CROSS JOIN LATERAL</c>).</summary>
    public bool HasLateral { get; init; }

    /// <summary>True when a list parameter can hold bytes; otherwise they are compared as hexadecimal text.</summary>
    public bool ListsHoldBytes { get; init; }

    /// <summary>True when NULL sorts before all values in an ascending order that says nothing about nulls.</summary>
    public bool NullsSortFirst { get; init; }

    /// <summary>
    /// True when many rows are inserted from one array for each column, with one text for any number of rows.
    /// </summary>
    public bool InsertsFromArrays { get; init; }

    /// <summary>
    /// True when an INSERT can be a named part of a statement (<c>WITH … AS (INSERT …)</c>) that others
    /// read from.
    /// </summary>
    public bool InsertsInParts { get; init; }

    /// <summary>How many parameters a statement can have.</summary>
    public int MaxParameters { get; init; } = int.MaxValue;

    /// <summary>How high an expression can be, with those of the selects inside it.</summary>
    public int MaxExpressionHeight { get; init; } = int.MaxValue;

    /// <summary>
    /// From how many integers without a gap on a range is found faster than a list of them; <see cref="int.MaxValue"/>
    /// for never.
    /// </summary>
    public int RangeFrom { get; init; } = int.MaxValue;
}
