namespace Refract.Relational.Review;

/// <summary>What a statement does to a table's rows.</summary>
public enum TableWork
{
    /// <summary>Nothing: it takes no longer for a large table than for a small one.</summary>
    None,

    /// <summary>It reads all rows.</summary>
    Scan,

    /// <summary>It writes all rows again.</summary>
    Rewrite,
}
