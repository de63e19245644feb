namespace Refract.Relational.Review;

/// <summary>The codes of what a review finds; each has a page.</summary>
public static class ReviewRules
{
    /// <summary>An index is built while writes wait.</summary>
    public const string IndexBlocksWrites = "RFR3101";

    /// <summary>An index is dropped with a lock that stops reads.</summary>
    public const string IndexDropBlocks = "RFR3102";

    /// <summary>A foreign key is checked while writes wait.</summary>
    public const string ForeignKeyScans = "RFR3103";

    /// <summary>A CHECK constraint is checked while everything waits.</summary>
    public const string CheckScans = "RFR3104";

    /// <summary>NOT NULL is checked while everything waits.</summary>
    public const string NotNullScans = "RFR3105";

    /// <summary>A change of a type rewrites the table.</summary>
    public const string TypeRewrites = "RFR3106";

    /// <summary>A new column rewrites the table.</summary>
    public const string ColumnRewrites = "RFR3107";

    /// <summary>A required column has no value for the rows that are there.</summary>
    public const string ColumnFails = "RFR3108";

    /// <summary>A key or UNIQUE constraint builds its index while everything waits.</summary>
    public const string KeyBuildsIndex = "RFR3109";

    /// <summary>Something is dropped that a running program may use.</summary>
    public const string Drops = "RFR3110";

    /// <summary>Something is renamed that a running program may use.</summary>
    public const string Renames = "RFR3111";

    /// <summary>One statement changes all rows.</summary>
    public const string ChangesAllRows = "RFR3112";

    /// <summary>Long work goes on while an earlier lock is held.</summary>
    public const string LongWorkUnderLock = "RFR3113";

    /// <summary>A lock is waited for without a limit.</summary>
    public const string NoLockTimeout = "RFR3114";

    /// <summary>A statement cannot run in the transaction that it is in.</summary>
    public const string NotInTransaction = "RFR3115";

    /// <summary>A table or index is written again as a whole.</summary>
    public const string Rewrites = "RFR3116";

    /// <summary>The statement cannot be judged.</summary>
    public const string NotJudged = "RFR3117";

    /// <summary>A value of an enum is used in the transaction that adds it.</summary>
    public const string NewEnumValueUsed = "RFR3118";

    /// <summary>A column takes or gives something else than a running program expects.</summary>
    public const string BreaksPrograms = "RFR3119";

    /// <summary>A table is rebuilt while nothing else can be written.</summary>
    public const string Rebuilds = "RFR3120";

    /// <summary>A statement that takes long holds the lock on the file.</summary>
    public const string BlocksWriters = "RFR3121";
}
