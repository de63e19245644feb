using Microsoft.Data.Sqlite;

namespace Refract.Sqlite.Migrations;

/// <summary>What SQLite says of a statement.</summary>
internal static class SqliteErrorText
{
    /// <summary>SQLite's own words, without the driver's.</summary>
    public static string Words(SqliteException exception)
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
    public static string Of(SqliteException exception, string? statement)
    {
        var text = Words(exception);
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

    /// <summary>
    /// Whether they are a trigger's own words and no text that stands in its definition: RAISE takes expressions, too.
    /// </summary>
    public static async Task<bool> IsRaised(SqliteException exception, SqliteSession session) =>
        exception.SqliteExtendedErrorCode == SQLitePCL.raw.SQLITE_CONSTRAINT_TRIGGER
        && Words(exception) is var message && message != "FOREIGN KEY constraint failed"
        && await session.Scalar<long>(
            "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND instr(replace(sql, '''''', ''''), $1) > 0",
            CancellationToken.None, message).ConfigureAwait(false) == 0;
}
