using Microsoft.Data.Sqlite;
using Refract.Relational.Sql;
using Refract.Runtime;
using SQLitePCL;

namespace Refract.Sqlite;

/// <summary>Turns SQLite's errors into the schema's words. Its texts name tables and columns, never values.</summary>
internal sealed class ErrorTranslator(SqliteTarget target)
{
    /// <summary>SQLITE_CONSTRAINT_DATATYPE: a STRICT table refused a value.</summary>
    private const int StrictType = 3091;

    // Extended codes of SQLITE_IOERR that can come when a commit has been written already.
    private const int FailedSync = 1034;
    private const int FailedFolderSync = 1290;
    private const int FailedTruncate = 1546;
    private const int FailedDelete = 2570;

    /// <summary>SQLITE_READONLY_DBMOVED: found by SQLite itself when it begins a rollback journal.</summary>
    private const int MovedFile = 1032;

    private const string PushOrMigrate =
        "Bring the database up to the schema with `refract db push` or `refract migrate dev`"
        + " (`refract migrate deploy` in production), or read the schema from it with `refract db pull`.";

    /// <summary>
    /// The error to throw in place of SQLite's, or the same one when it is not SQLite's (a cancellation, a programming
    /// error).
    /// </summary>
    /// <param name="error">What was caught.</param>
    /// <param name="text">The statement, or null when none was involved.</param>
    public Exception Translate(Exception error, StatementText? text) => error switch
    {
        RefractException or OperationCanceledException => error,
        SqliteException sqlite => OfSqlite(sqlite, text),
        UnreadableValueException value => Unreadable(value, text),
        IOException or UnauthorizedAccessException =>
            new RefractException("P1003",
                $"{target.Place} cannot be looked at. Check the rights of the file and of its folder.", error),
        TypeInitializationException or DllNotFoundException or BadImageFormatException => new RefractException("P1001",
            "The native library of SQLite cannot be loaded. Publish the program for the system that it runs "
                + "on (RuntimeIdentifier).", error),
        _ => error,
    };

    /// <summary>The error of a writer whose turn did not come.</summary>
    public RefractException NoTurn(TimeSpan wait, bool isMaxWait) => new(isMaxWait ? "P2028" : "P1008",
        $"Another writer of this process held {target.Place} for longer than {wait.TotalMilliseconds:0} ms: "
        + "SQLite has one writer at a time."
        + " Keep transactions short, and do not write outside of a transaction from within it.", isTransient: true);

    /// <summary>The error of a caller for whom no connection became free.</summary>
    public RefractException NoConnection(TimeSpan wait, bool isMaxWait) =>
        new(isMaxWait ? "P2028" : "P2024", target.IsInMemory
        ? $"A database in memory has one connection, and it was not free within {wait.TotalMilliseconds:0} "
            + "ms. Inside a transaction use only the transaction; or use a file."
        : $"None of the {target.Connections} connections to {target.Place} became free within "
            + $"{wait.TotalMilliseconds:0} ms. Raise connection_limit or pool_timeout in the URL,"
            + " or look for transactions that stay open.", isTransient: true);

    /// <summary>The error of a caller whose database file is no longer where it was opened.</summary>
    public RefractException FileIsGone() =>
        new("P1003", $"The database file {target.Place} was deleted, renamed or replaced while this client had it open."
        + " Nothing was written: it would have been lost. Put the file back to its place, or make a new one "
        + "with `refract db push` or `refract migrate deploy`.");

    /// <summary>
    /// The error of a caller whose database file was replaced by another one that cannot be opened safely.
    /// </summary>
    public RefractException FileWasReplaced() =>
        new("P1003", $"Another file was put in the place of {target.Place} while this client had it open, and beside it"
        + " is a journal (-wal or -journal) that may belong to the file that was there before: SQLite would "
        + "apply it to the new one. Stop all programs that use"
        + " the file, remove the journal if it does not belong to the file that is there now, and start them again.");

    private RefractException OfSqlite(SqliteException error, StatementText? text) => error.SqliteErrorCode switch
    {
        raw.SQLITE_INTERRUPT =>
            new RefractException("P1008",
                $"The statement{For(text)} ran longer than {target.StatementTimeout?.TotalMilliseconds ?? 0:0} ms"
            + " and was stopped; nothing of it was kept. Raise socket_timeout in the URL, or make the "
            + "statement cheaper.", error, isTransient: true),
        raw.SQLITE_CONSTRAINT => OfConstraint(error, text),
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL => new TransactionConflictException(
            $"Another process kept {target.Place} locked for longer than {target.BusyTimeout.TotalMilliseconds:0} ms.",
            error),
        raw.SQLITE_ERROR => OfSchema(error, text),
        raw.SQLITE_CANTOPEN => CannotOpen(error),
        raw.SQLITE_NOTADB =>
            new RefractException("P1003", $"{target.Place} is no SQLite database, or an encrypted one.", error),
        raw.SQLITE_CORRUPT =>
            new RefractException("P1017",
                $"{target.Place} is damaged: {Message(error)}. Restore it from a copy, or try `sqlite3 FILE .recover`.",
                error),
        raw.SQLITE_READONLY when error.SqliteExtendedErrorCode == MovedFile => FileIsGone(),
        raw.SQLITE_READONLY or raw.SQLITE_PERM => new RefractException("P1010",
            $"{target.Place} may not be written to. Check the rights of the file and of its folder (SQLite "
                + "keeps a journal beside it), and mode=ro in the URL.", error),
        raw.SQLITE_FULL =>
            new RefractException("P1017",
                $"The disk that holds {target.Place} is full. Nothing of the statement was kept.", error),
        raw.SQLITE_IOERR
            when error.SqliteExtendedErrorCode is FailedSync or FailedFolderSync or FailedDelete or FailedTruncate =>
            new RefractException("P1017",
            $"Writing {target.Place} failed at its end: {Message(error)}. Whether the write took effect is "
                + "not known: look for its rows before you run it again.",
            error, isOutcomeUnknown: text is not { IsWrite: false }),
        raw.SQLITE_IOERR =>
            new RefractException("P1017", $"Reading or writing {target.Place} failed: {Message(error)}.", error),
        raw.SQLITE_TOOBIG => new ValueTooLongException(text?.Model, null, error),
        raw.SQLITE_MISMATCH => new RefractException("P2007", $"A value{For(text)} is not of its column's type.", error),
        _ => new RefractException("P2010",
            $"The statement{For(text)} failed ({error.SqliteExtendedErrorCode}): {Message(error)}.", error),
    };

    private static RefractException OfConstraint(SqliteException error, StatementText? text)
    {
        var message = Message(error);
        switch (error.SqliteExtendedErrorCode)
        {
            case raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY or raw.SQLITE_CONSTRAINT_ROWID:
                var (unique, index) = Columns(message, text);
                return new UniqueConstraintException(unique.Model, unique.Fields, index, error);
            case raw.SQLITE_CONSTRAINT_NOTNULL:
                var (required, _) = Columns(message, text);
                return new NullConstraintException(required.Model, required.Fields, error);
            case raw.SQLITE_CONSTRAINT_FOREIGNKEY: return new ForeignKeyException(text?.Model, [], null, null, error);
            // RESTRICT is carried out by a trigger of SQLite's own, and fails as one.
            case raw.SQLITE_CONSTRAINT_TRIGGER when message == "FOREIGN KEY constraint failed":
                return new ForeignKeyException(text?.Model, [], null, null, error);
            case raw.SQLITE_CONSTRAINT_TRIGGER:
                return new RefractException("P2004", $"A trigger of the database refused a row{For(text)}: {message}.",
                    error);
            case StrictType:
                return new RefractException("P2007", $"A value{For(text)} is not of its column's type: {message}.",
                    error);
            default: return new RefractException("P2004",
                $"The database's own rule refused a row{For(text)}: {message}.", error);
        }
    }

    /// <summary>
    /// The fields behind "UNIQUE constraint failed: users.email, users.team" or "… failed: index 'name'".
    /// </summary>
    private static (ConstraintTarget Target, string? Index) Columns(string message, StatementText? text)
    {
        var list = message[(message.IndexOf(": ", StringComparison.Ordinal) + 2)..];
        if (list.StartsWith("index '", StringComparison.Ordinal))
        {
            var index = list["index '".Length..].TrimEnd('\'');
            return (text?.Constraints?.Find(index) ?? new ConstraintTarget(text?.Model ?? "row", []), index);
        }

        var parts = list.Split(", ");
        var dot = parts[0].LastIndexOf('.');
        if (dot < 0) return (new ConstraintTarget(text?.Model ?? "row", []), null);
        var table = parts[0][..dot];
        var columns = Array.ConvertAll(parts, part => part[(part.LastIndexOf('.') + 1)..]);
        return (text?.Constraints?.FindByColumns(table, columns) ?? new ConstraintTarget(table, columns), null);
    }

    private RefractException OfSchema(SqliteException error, StatementText? text)
    {
        var message = Message(error);
        if (text is { IsRaw: true } && message != "integer overflow")
            return new RefractException("P2010",
                $"The database refused the SQL: {message}."
                    + SqlPlace.Show(text.Sql, NamedPlace.Find(text.Sql, message)),
                error);
        if (message.StartsWith("no such table", StringComparison.Ordinal))
            return new RefractException("P2021",
                $"{(ModelOf(message, text) is { } model ? $"The table of {model}" : "A table")} is missing in "
                + $"{target.Place} "
                + $"({message}). {PushOrMigrate}", error);
        if (message.StartsWith("no such column", StringComparison.Ordinal)
            || message.Contains(" has no column named ", StringComparison.Ordinal))
            return new RefractException("P2022",
                $"{(text?.Model is { } model ? $"A column of {model}" : "A column")} is missing in {target.Place} "
                + $"({message}). {PushOrMigrate}", error);
        // "cannot INSERT into generated column "area"", "cannot UPDATE generated column "area""
        if (message.Contains(" generated column ", StringComparison.Ordinal))
            return new RefractException("P2010",
                $"The statement{For(text)} gives a value to {GeneratedIn(message, text)}, which the database itself "
                + $"fills: {message}. Leave the field out.", error);
        return message == "integer overflow"
            ? text is { IsWrite: true } ? OfResult(text, error)
                : new RefractException("P2020", $"A sum{For(text)} does not fit 64 bits.", error)
            : new RefractException("P2010", $"The statement{For(text)} failed: {message}.", error);
    }

    /// <summary>The field of the last word of "cannot INSERT into generated column "area"".</summary>
    private static string GeneratedIn(string message, StatementText? text)
    {
        var column = message[(message.IndexOf(" column \"", StringComparison.Ordinal) + 9)..].TrimEnd('"');
        return text?.Constraints?.FindByColumn(column) is { Fields: [var field] } target ? $"{target.Model}.{field}"
            : $"the column {column}";
    }

    /// <summary>The model behind "no such table: posts", when it is one that the statement is about.</summary>
    private static string? ModelOf(string message, StatementText? text) =>
        text?.Constraints is { } names
            ? names.FindByColumns(message[(message.LastIndexOfAny([' ', '.']) + 1)..], [])?.Model : text?.Model;

    /// <summary>The result of arithmetic that its column cannot hold.</summary>
    private static RefractException OfResult(StatementText text, SqliteException error) =>
        text.Computed is [var type] && text.Constraints?.FindByType(type) is { Fields: [var field] } target
            ? NumberOutOfRange.Of($"for {target.Model}.{field}", type, error)
            : NumberOutOfRange.Of($"for {text.Model}", null, error);

    /// <summary>Says where the value is and what it is, but not the value.</summary>
    private static RefractException Unreadable(UnreadableValueException value, StatementText? text)
    {
        var target = value is { Table: { } table, Column: { } column }
            ? text?.Constraints?.FindByColumns(table, [column]) : null;
        var owner = target?.Model ?? value.Table ?? text?.Model;
        var field = target is { Fields: [var known] } ? known : value.Column;
        var place = field is null
            ? $"A value{(owner is null ? "" : $" of {owner}")}"
            : owner is null ? $"Column {field}" : $"{owner}.{field}";
        return new RefractException("P2023",
            $"{place} cannot be read in row {value.Row} of the result{For(text)}: the database holds "
            + $"{value.Stored} that the field's type"
            + " has no place for. Correct it in the database, or change the type of the field.", value.InnerException);
    }

    private RefractException CannotOpen(SqliteException error)
    {
        if (target.FilePath is { } folder && Directory.Exists(folder))
            return new RefractException("P1003",
                $"{folder} is a folder, not a database file. Name the file in the URL.", error);
        if (target.FilePath is not { } path || File.Exists(path))
            return new RefractException("P1003",
                $"{target.Place} cannot be opened. Check the rights of the file and of its folder.", error);
        return Directory.Exists(Path.GetDirectoryName(path))
            ? new RefractException("P1003",
                $"There is no database file {path}. `refract db push` and `refract migrate dev` create it; "
                    + "?mode=rwc in the URL makes an empty one.", error)
            : new RefractException("P1003",
                $"There is no folder {Path.GetDirectoryName(path)} for the database file "
                    + $"{Path.GetFileName(path)}. A relative path starts from the current folder, or from "
                    + "BaseDirectory.", error);
    }

    private static string For(StatementText? text) => text?.Model is { } model ? $" for {model}.{text.Verb}" : "";

    /// <summary>SQLite's own words, without what the driver puts around them.</summary>
    private static string Message(SqliteException error)
    {
        var message = error.Message;
        var open = message.IndexOf('\'', StringComparison.Ordinal);
        return message.StartsWith("SQLite Error ", StringComparison.Ordinal) && open > 0
            ? message[(open + 1)..].TrimEnd('.').TrimEnd('\'') : message;
    }
}
