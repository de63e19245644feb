namespace Refract.PostgreSql.Migrations.Review;

/// <summary>The modes of table locks, weakest first: the manual's chapter 13.3.1.</summary>
internal enum LockMode
{
    /// <summary>Taken by reads.</summary>
    AccessShare,

    /// <summary>Taken by <c>SELECT FOR UPDATE</c> and its kind.</summary>
    RowShare,

    /// <summary>Taken by writes of rows.</summary>
    RowExclusive,

    /// <summary>Keeps out VACUUM and changes of the structure.</summary>
    ShareUpdateExclusive,

    /// <summary>Keeps out writes.</summary>
    Share,

    /// <summary>Keeps out writes, and itself.</summary>
    ShareRowExclusive,

    /// <summary>Lets only plain reads through.</summary>
    Exclusive,

    /// <summary>Keeps out everything.</summary>
    AccessExclusive,
}
