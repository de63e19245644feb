namespace Refract.Relational.Contracts;

/// <summary>A statement of a script failed.</summary>
public sealed class ScriptFailedException : MigrationException
{
    /// <summary>Creates it.</summary>
    /// <param name="message">The database's own message.</param>
    /// <param name="databaseCode">The database's code: an SQLSTATE, or SQLite's result code as a number.</param>
    /// <param name="line">The line of the script, from 1, or null when unknown.</param>
    /// <param name="statement">The statement that failed, or null when unknown.</param>
    /// <param name="isRolledBack">True when nothing of the script remains in the database.</param>
    /// <param name="inner">The driver's exception.</param>
    /// <param name="next">
    /// What to do when it is not the script's fault (a full disk, missing rights), as a sentence; else null.
    /// </param>
    public ScriptFailedException(string message, string? databaseCode, int? line, string? statement, bool isRolledBack,
        Exception? inner, string? next = null)
        : base("P3018", message, next, inner)
    {
        DatabaseCode = databaseCode;
        Line = line;
        Statement = statement;
        IsRolledBack = isRolledBack;
    }

    /// <summary>
    /// The database's code: an SQLSTATE (<c>42P07</c>), or SQLite's extended result code as a number.
    /// </summary>
    public string? DatabaseCode { get; }

    /// <summary>
    /// The line of the script on which the failing statement begins or the error lies, from 1, or null when unknown.
    /// </summary>
    public int? Line { get; }

    /// <summary>The text of the statement that failed, or null when unknown.</summary>
    public string? Statement { get; }

    /// <summary>True when it waited for a lock of another session longer than allowed.</summary>
    public bool IsLockTimeout { get; init; }

    /// <summary>True when nothing of the script remains in the database; false when statements before the failing one
    /// may have stayed.</summary>
    public bool IsRolledBack { get; }
}
