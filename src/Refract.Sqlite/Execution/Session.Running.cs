using Microsoft.Data.Sqlite;
using Refract.Relational.Sql;
using SQLitePCL;

namespace Refract.Sqlite;

/// <summary>
/// Runs statements to their end: what a write does is only kept, and its errors are only known, once SQLite has said
/// that it is done.
/// </summary>
internal sealed partial class Session
{
    private bool _isDone;

    private int _rows;

    /// <summary>
    /// True when the last statement returned a row before it ended or was given up: its work, then, is done, in the
    /// transaction around it.
    /// </summary>
    public bool HasRows => _rows > 0;

    /// <summary>The column that is being read.</summary>
    public int Column { get; set; }

    /// <summary>
    /// Runs a statement and reads its result. The statement is reset in any case, so that it holds no lock.
    /// </summary>
    public async ValueTask<TResult> Run<TResult>(PreparedStatement prepared, SqlStatement statement,
        SqlResult<TResult> result, CancellationToken ct)
    {
        Begin(ct);
        try
        {
            ParameterBinder.Bind(prepared.Handle, statement);
            var value = statement.Text.ReturnsRows
                ? await result.Read(new SqliteRow(this, prepared.Handle), ct).ConfigureAwait(false)
                : result.FromAffected(await Affect(prepared.Handle, ct).ConfigureAwait(false));
            Finish(prepared);
            return value;
        }
        catch (Exception error)
        {
            var unreadable = HasRows && IsOfValue(error) ? Unreadable(prepared.Handle, error) : null;
            Abandon(prepared);
            if (unreadable is not null) throw unreadable;
            throw;
        }
    }

    /// <summary>Runs one statement of a batch.</summary>
    public async ValueTask Run(PreparedStatement prepared, SqlBatch batch, int index, CancellationToken ct)
    {
        Begin(ct);
        try
        {
            ParameterBinder.Bind(prepared.Handle, batch[index]);
            if (batch[index].Text.ReturnsRows)
                await batch.Read(index, new SqliteRow(this, prepared.Handle), ct).ConfigureAwait(false);
            else batch.Affected(index, await Affect(prepared.Handle, ct).ConfigureAwait(false));
            Finish(prepared);
        }
        catch (Exception error)
        {
            var unreadable = HasRows && IsOfValue(error) ? Unreadable(prepared.Handle, error) : null;
            Abandon(prepared);
            if (unreadable is not null) throw unreadable;
            throw;
        }
    }

    /// <summary>Runs a statement without values or rows to its end, without waiting and without a limit.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public void Execute(string sql)
    {
        var code = Attempt(Prepare(sql));
        if (code != raw.SQLITE_OK) throw Error(code);
    }

    /// <summary>
    /// Runs a statement without values or rows that may have to wait for another process: <c>BEGIN IMMEDIATE</c>,
    /// <c>COMMIT</c>.
    /// </summary>
    /// <exception cref="SqliteException">It failed, or the file stayed locked for the busy timeout.</exception>
    public async ValueTask ExecuteWhenFree(string sql, CancellationToken ct)
    {
        var prepared = await Prepare(sql, ct).ConfigureAwait(false);
        var code = Attempt(prepared);
        if (code == raw.SQLITE_OK) return;
        var wait = new BusyWait(_target.BusyTimeout);
        while (IsBusy(code))
        {
            var busy = Error(code);
            await (wait.Next(ct) ?? throw busy).ConfigureAwait(false);
            code = Attempt(prepared);
        }
        if (code != raw.SQLITE_OK) throw Error(code);
    }

    /// <summary>
    /// Undoes an open transaction; does nothing when SQLite has ended it by itself. Never fails: a session on which the
    /// transaction is still open afterwards is closed by the pool, which undoes it as well.
    /// </summary>
    public void RollbackIfOpen()
    {
        if (IsInTransaction) Attempt(Prepare("ROLLBACK"));
    }

    /// <summary>
    /// Goes to the next row; false after the last. A statement that finds the file locked waits, as long as it has
    /// returned nothing.
    /// </summary>
    public ValueTask<bool> Next(sqlite3_stmt statement, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        // Another step would run the statement once more.
        if (_isDone) return new ValueTask<bool>(false);
        var code = raw.sqlite3_step(statement);
        if (code == raw.SQLITE_ROW)
        {
            _rows++;
            return new ValueTask<bool>(true);
        }
        if (code == raw.SQLITE_DONE)
        {
            _isDone = true;
            return new ValueTask<bool>(false);
        }
        return IsBusy(code) && !HasRows ? NextWhenFree(statement, Error(code), ct) : throw Failed(code);
    }

    private async ValueTask<bool> NextWhenFree(sqlite3_stmt statement, SqliteException busy, CancellationToken ct)
    {
        var wait = new BusyWait(_target.BusyTimeout);
        while (wait.Next(ct) is { } pause)
        {
            raw.sqlite3_reset(statement);
            await pause.ConfigureAwait(false);
            _watch.Restart();
            var code = raw.sqlite3_step(statement);
            if (IsBusy(code)) continue;
            if (code == raw.SQLITE_ROW) _rows++;
            _isDone = code == raw.SQLITE_DONE;
            return HasRows || (_isDone ? false : throw Failed(code));
        }
        throw busy;
    }

    private static int Attempt(PreparedStatement prepared)
    {
        int code;
        do code = raw.sqlite3_step(prepared.Handle);
        while (code == raw.SQLITE_ROW);
        // Says the error of the last step once more, if there was one.
        var end = raw.sqlite3_reset(prepared.Handle);
        return code == raw.SQLITE_DONE ? end : code;
    }

    private async ValueTask<int> Affect(sqlite3_stmt statement, CancellationToken ct)
    {
        var before = raw.sqlite3_total_changes(_handle);
        while (await Next(statement, ct).ConfigureAwait(false))
        {
            // Rows of a statement that was said to return none.
        }
        // sqlite3_changes keeps its last answer over statements that change no row.
        return raw.sqlite3_total_changes(_handle) == before ? 0 : raw.sqlite3_changes(_handle);
    }

    private void Begin(CancellationToken ct)
    {
        (_rows, _isDone, Column) = (0, false, -1);
        _watch.Begin(_handle, ct);
    }

    /// <summary>
    /// Ends a statement whose result was read. A write is stepped to its end, for outside a transaction it is committed
    /// there: a reader that wants one row stops before. A query that was left after its first row has nothing more to
    /// say.
    /// </summary>
    private void Finish(PreparedStatement prepared)
    {
        if (!_isDone && !prepared.IsReadOnly)
        {
            int code;
            do code = raw.sqlite3_step(prepared.Handle);
            while (code == raw.SQLITE_ROW);
            if (code != raw.SQLITE_DONE) throw Failed(code);
        }
        _watch.End();
        var end = raw.sqlite3_reset(prepared.Handle);
        if (end != raw.SQLITE_OK) throw Error(end);
    }

    /// <summary>
    /// Gives a statement up that failed, or whose result could not be read. A write that stands before its end outside
    /// a transaction would be committed by the reset, although its caller is told that it failed: it is interrupted,
    /// which undoes it.
    /// </summary>
    private void Abandon(PreparedStatement prepared)
    {
        _watch.End();
        if (!prepared.IsReadOnly && !IsInTransaction && raw.sqlite3_stmt_busy(prepared.Handle) != 0)
        {
            raw.sqlite3_interrupt(_handle);
            raw.sqlite3_step(prepared.Handle);
        }
        raw.sqlite3_reset(prepared.Handle);
    }

    /// <summary>True for what reading a value throws: it is not of the type that the reader expects.</summary>
    private static bool IsOfValue(Exception error) =>
        error is FormatException or OverflowException or ArgumentException or InvalidCastException
            or InvalidOperationException or System.Text.Json.JsonException;

    /// <summary>The same with the place of the value, on whose row the statement still stands.</summary>
    private UnreadableValueException Unreadable(sqlite3_stmt statement, Exception error)
    {
        if (Column < 0) return new UnreadableValueException(null, null, _rows, "a value", error);
        var column = raw.sqlite3_column_origin_name(statement, Column).utf8_to_string()
            ?? raw.sqlite3_column_name(statement, Column).utf8_to_string();
        var stored = raw.sqlite3_column_type(statement, Column) switch
        {
            raw.SQLITE_NULL => "NULL",
            raw.SQLITE_INTEGER => "an integer",
            raw.SQLITE_FLOAT => "a real number",
            raw.SQLITE_TEXT => "a text",
            _ => "a blob",
        };
        return new UnreadableValueException(raw.sqlite3_column_table_name(statement, Column).utf8_to_string(), column,
            _rows, stored, error);
    }

    private static bool IsBusy(int code) => (code & 0xFF) == raw.SQLITE_BUSY;

    /// <summary>The error of a step: SQLite's, or the caller's own cancellation.</summary>
    private Exception Failed(int code) => (code & 0xFF) == raw.SQLITE_INTERRUPT && _watch.IsCancelled
        ? new OperationCanceledException(_watch.Token)
        : Error(code);

    private SqliteException Error(int code) =>
        new(raw.sqlite3_errmsg(_handle).utf8_to_string(), code & 0xFF, raw.sqlite3_extended_errcode(_handle));
}
