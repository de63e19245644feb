using Refract.Sqlite.Definitions;

namespace Refract.Sqlite.Migrations;

/// <summary>One statement of a script.</summary>
/// <param name="Text">Its text without the semicolon, comments before it included.</param>
/// <param name="Line">The line of its first word, from 1.</param>
/// <param name="Words">Its first words outside comments and quotes, in upper case.</param>
internal sealed record SqliteStatement(string Text, int Line, IReadOnlyList<string> Words)
{
    /// <summary>True for a statement that begins or ends a transaction by itself.</summary>
    public bool ControlsTransaction =>
        First is "BEGIN" or "COMMIT" or "END" || First is "ROLLBACK" && !Words.Contains("TO");

    /// <summary>True for COMMIT and END.</summary>
    public bool Commits => First is "COMMIT" or "END";

    /// <summary>
    /// True when SQLite refuses it, or ignores it, inside a transaction; <c>foreign_keys</c> is seen to otherwise.
    /// </summary>
    public bool RunsOutsideTransaction => First is "VACUUM" or "ATTACH" or "DETACH"
        || First is "PRAGMA"
            && Words.Any(word => word is "JOURNAL_MODE" or "SYNCHRONOUS" or "PAGE_SIZE" or "AUTO_VACUUM" or "ENCODING");

    /// <summary>The value that a <c>PRAGMA foreign_keys = …</c> sets, or null for any other statement.</summary>
    public bool? SetsForeignKeys => First is "PRAGMA" && Words.Contains("FOREIGN_KEYS") && Words.Count > 2
        ? Words[^1] is "ON" or "TRUE" or "YES" or "1" : null;

    /// <summary>True for a statement that changes rows as its own purpose.</summary>
    public bool ChangesRows => First is "INSERT" or "UPDATE" or "DELETE" or "REPLACE" or "WITH";

    /// <summary>The table that a DROP TABLE drops; null for any other statement.</summary>
    public string? DropsTable =>
        First == "DROP" && Words is [_, "TABLE", ..] ? NameAt(Words is [_, _, "IF", ..] ? 4 : 2) : null;

    /// <summary>The name that an ALTER TABLE … RENAME TO gives; null for any other statement.</summary>
    public string? RenamesTableTo
    {
        get
        {
            if (First != "ALTER") return null;
            var tokens = SqlTokenizer.Read(Text).Where(token => !token.IsComment).ToList();
            var at = tokens.FindIndex(token => token.Is("RENAME"));
            return at > 0 && at + 2 < tokens.Count && tokens[at + 1].Is("TO") ? tokens[at + 2].Text : null;
        }
    }

    /// <summary>True for ALTER TABLE … RENAME, of a table or a column.</summary>
    public bool Renames => First == "ALTER" && Words.Contains("RENAME");

    /// <summary>The token at a place, or the one behind the point when it names a database.</summary>
    private string? NameAt(int at)
    {
        var tokens = SqlTokenizer.Read(Text).Where(token => !token.IsComment).ToList();
        if (at + 2 < tokens.Count && tokens[at + 1].Is('.')) at += 2;
        return at < tokens.Count ? tokens[at].Text : null;
    }

    private string First => Words.Count > 0 ? Words[0] : "";
}
