using Microsoft.Data.Sqlite;
using Refract.Relational.Contracts;

namespace Refract.Sqlite.Migrations;

/// <summary>
/// What SQLite reported while a statement of migration work ran or a file was opened, in plain words. It is no
/// driver's exception, so that none leaves this project; the driver's own is kept for code that expects it.
/// </summary>
internal sealed class SqliteFault : MigrationException
{
    private const string Again = "then run this again: it says how things stand.";

    private SqliteFault(SqliteException original, string code, string what, string? next, string? statement)
        : base(code, $"{what}\n\n{WordsOf(original, statement)}", next, original) => Original = original;

    /// <summary>The driver's exception.</summary>
    public SqliteException Original { get; }

    /// <summary>SQLite's own words, which may quote a value of a row.</summary>
    public string Words => WordsOf(Original);

    /// <summary>True for a fault of the statement or the structure, not of the file or the disk.</summary>
    public bool IsOfStatement => Original.SqliteErrorCode == SQLitePCL.raw.SQLITE_ERROR;

    /// <param name="original">What the driver threw.</param>
    /// <param name="place">The file's path, or what stands for it.</param>
    /// <param name="statement">The statement, if one ran: only what stands in it may be quoted.</param>
    public static SqliteFault Of(SqliteException original, string place, string? statement) =>
        original.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED or SQLitePCL.raw.SQLITE_PROTOCOL =>
            new SqliteFault(original, "P1008", $"{place} is locked by another program.",
                "End it, or wait for it, " + Again, statement),
        SQLitePCL.raw.SQLITE_READONLY or SQLitePCL.raw.SQLITE_PERM or SQLitePCL.raw.SQLITE_AUTH =>
            new SqliteFault(original, "P1010", $"{place} cannot be written.",
                "Look at the rights on the file and its folder (SQLite keeps a journal beside it), and at mode=ro in "
                + "the URL, " + Again, statement),
        SQLitePCL.raw.SQLITE_CANTOPEN =>
            new SqliteFault(original, "P1001", $"{place}, or its journal, cannot be opened.",
                "Look at the rights on the file and its folder, " + Again, statement),
        SQLitePCL.raw.SQLITE_NOTADB =>
            new SqliteFault(original, "P1001", $"{place} is no SQLite database.",
                "Check the path in the URL, or the password of an encrypted file.", statement),
        SQLitePCL.raw.SQLITE_CORRUPT =>
            new SqliteFault(original, "P1017", $"{place} is damaged.",
                "Bring it back from a copy, or try `sqlite3 FILE .recover`.", statement),
        SQLitePCL.raw.SQLITE_FULL =>
            new SqliteFault(original, "P1017", $"{place} cannot grow: the disk is full.",
                "Free some space, " + Again, statement),
        SQLitePCL.raw.SQLITE_IOERR =>
            new SqliteFault(original, "P1017", $"{place} could not be read or written.",
                "Look at the disk, " + Again, statement),
        _ => new SqliteFault(original, "P2010", $"{place} refused a statement.", null, statement),
    };

    /// <summary>Its words without values that do not stand in the statement.</summary>
    public string WordsFor(string? statement) => WordsOf(Original, statement);

    /// <summary>SQLite's own words, without the driver's.</summary>
    private static string WordsOf(SqliteException exception)
    {
        var text = exception.Message;
        var (start, end) = (text.IndexOf('\'', StringComparison.Ordinal), text.LastIndexOf('\''));
        return start >= 0 && end > start ? text[(start + 1)..end]
            : SQLitePCL.raw.sqlite3_errstr(exception.SqliteErrorCode).utf8_to_string();
    }

    /// <summary>
    /// Its words without values of rows: functions quote what they could not read. From the first quoted part on that
    /// does not stand in the statement, all up to the last quote goes.
    /// </summary>
    private static string WordsOf(SqliteException exception, string? statement)
    {
        var text = WordsOf(exception);
        for (var open = text.AsSpan().IndexOfAny('\'', '"'); open >= 0;)
        {
            var close = text.IndexOf(text[open], open + 1);
            if (close < 0 || statement?.Contains(text[(open + 1)..close], StringComparison.Ordinal) != true)
                return text[..(open + 1)] + "…" + text[Math.Max(open + 1, text.LastIndexOf(text[open]))..];
            var next = text.AsSpan(close + 1).IndexOfAny('\'', '"');
            open = next < 0 ? -1 : close + 1 + next;
        }

        return text;
    }
}
