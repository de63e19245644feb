namespace Refract.PostgreSql.Migrations.Review;

/// <summary>What is known of the modes of table locks.</summary>
internal static class LockModes
{
    /// <summary>The name, as LOCK TABLE and the manual write it.</summary>
    public static string NameOf(LockMode mode) => mode switch
    {
        LockMode.AccessShare => "ACCESS SHARE",
        LockMode.RowShare => "ROW SHARE",
        LockMode.RowExclusive => "ROW EXCLUSIVE",
        LockMode.ShareUpdateExclusive => "SHARE UPDATE EXCLUSIVE",
        LockMode.Share => "SHARE",
        LockMode.ShareRowExclusive => "SHARE ROW EXCLUSIVE",
        LockMode.Exclusive => "EXCLUSIVE",
        LockMode.AccessExclusive => "ACCESS EXCLUSIVE",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    /// <summary>Who waits while it is held.</summary>
    public static string BlockedBy(LockMode mode) => mode switch
    {
        LockMode.AccessShare or LockMode.RowShare => "",
        LockMode.RowExclusive => "",
        LockMode.ShareUpdateExclusive => "other changes of the table's structure",
        LockMode.Share or LockMode.ShareRowExclusive => "writes",
        LockMode.Exclusive => "writes and locks of rows",
        LockMode.AccessExclusive => "reads and writes",
        _ => throw new ArgumentOutOfRangeException(nameof(mode)),
    };

    /// <summary>Whether the reads or writes of a program wait for it.</summary>
    public static bool StopsPrograms(LockMode mode) => mode >= LockMode.Share;

    /// <summary>The mode that LOCK TABLE names; the strongest when it names none.</summary>
    public static LockMode Read(TokenCursor at)
    {
        // SHARE is the beginning of others.
        foreach (var mode in Enum.GetValues<LockMode>().OrderByDescending(mode => NameOf(mode).Length))
            if (at.Take(NameOf(mode).Split(' '))) return mode;
        return LockMode.AccessExclusive;
    }
}
