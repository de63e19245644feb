namespace Refract.Sqlite.Migrations;

/// <summary>One statement of a script.</summary>
/// <param name="Text">Its text without the semicolon, comments before it included.</param>
/// <param name="Line">The line of its first word, from 1.</param>
/// <param name="Words">Its first words outside comments and quotes, in upper case.</param>
internal sealed record SqliteStatement(string Text, int Line, IReadOnlyList<string> Words)
{
    /// <summary>True for a statement that begins or ends a transaction by itself.</summary>
    public bool ControlsTransaction => First is "BEGIN" or "COMMIT" or "END" || First is "ROLLBACK" && !Words.Contains("TO");

    /// <summary>True for COMMIT and END.</summary>
    public bool Commits => First is "COMMIT" or "END";

    /// <summary>True when SQLite refuses it, or ignores it, inside a transaction; <c>foreign_keys</c> is seen to otherwise.</summary>
    public bool RunsOutsideTransaction => First is "VACUUM" or "ATTACH" or "DETACH"
        || First is "PRAGMA" && Words.Any(word => word is "JOURNAL_MODE" or "SYNCHRONOUS" or "PAGE_SIZE" or "AUTO_VACUUM" or "ENCODING");

    /// <summary>The value that a <c>PRAGMA foreign_keys = …</c> sets, or null for any other statement.</summary>
    public bool? SetsForeignKeys => First is "PRAGMA" && Words.Contains("FOREIGN_KEYS") && Words.Count > 2
        ? Words[^1] is "ON" or "TRUE" or "YES" or "1" : null;

    /// <summary>True for a statement that changes rows as its own purpose.</summary>
    public bool ChangesRows => First is "INSERT" or "UPDATE" or "DELETE" or "REPLACE" or "WITH";

    private string First => Words.Count > 0 ? Words[0] : "";
}
