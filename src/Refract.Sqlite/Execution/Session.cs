using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Refract.Sqlite;

/// <summary>
/// A physical connection with its prepared statements; used by one caller at a time. It speaks to the library below
/// Microsoft.Data.Sqlite, whose command would look parameters up by name, box their values and sleep 150 ms at a time
/// while the file is locked.
/// </summary>
internal sealed partial class Session : IDisposable
{
    private const int MostStatements = 256;

    /// <summary>SQLITE_DBCONFIG_ENABLE_QPSG.</summary>
    private const int StablePlans = 1007;

    private static readonly TimeSpan s_switchTime = TimeSpan.FromMilliseconds(200);

    private readonly SqliteConnection _connection;
    private readonly sqlite3 _handle;
    private readonly SqliteTarget _target;
    private readonly StatementWatch _watch;
    private readonly Dictionary<string, PreparedStatement> _statements = new(SqlTextComparer.Instance);
    private long _uses;

    private Session(SqliteConnection connection, SqliteTarget target)
    {
        _connection = connection;
        _handle = connection.Handle!;
        _target = target;
        _watch = new StatementWatch(target.StatementTimeout);
    }

    /// <summary>
    /// True while a transaction is open. SQLite ends one by itself when the disk is full or a write was interrupted.
    /// </summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>
    /// False when the commit of a write needs the leave of readers, in the journal modes other than WAL: it may have to
    /// wait for them, so it has to be a statement of its own.
    /// </summary>
    public bool CommitsAlone { get; private set; } = true;

    /// <summary>True when the file at the path is no longer the one that this connection has open.</summary>
    public bool HasMoved => !_target.IsInMemory && DatabaseFile.HasMoved(_handle);

    /// <summary>Opens a connection and sets what SQLite keeps per connection.</summary>
    /// <exception cref="SqliteException">The file is missing, locked, not a database, …</exception>
    public static async ValueTask<Session> Open(SqliteTarget target, CancellationToken ct)
    {
        var connection = new SqliteConnection(target.ConnectionString);
        try
        {
            OpenFile(connection, target);
            var session = new Session(connection, target);
            raw.sqlite3_busy_timeout(session._handle, 0);
            // Since 3.47 the planner looks at the value of LIMIT ?, and so recompiles the statement whenever the
            // parameter is bound: three times the work of a small query. With stable plans it does not look.
            raw.sqlite3_db_config(session._handle, StablePlans, 1, out _);
            await session.ExecuteWhenFree("PRAGMA foreign_keys = ON", ct).ConfigureAwait(false);
            await session.ExecuteWhenFree("PRAGMA synchronous = NORMAL", ct).ConfigureAwait(false);
            if (!target.IsReadOnly && !target.IsInMemory) await session.SwitchToWal(ct).ConfigureAwait(false);
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void OpenFile(SqliteConnection connection, SqliteTarget target)
    {
        try
        {
            connection.Open();
        }
        catch (InvalidOperationException error)
        {
            // All that the driver refuses before it opens anything.
            throw new RefractException("P1013",
                $"The URL of {target.Place} has a password, but the SQLite library of this program cannot "
                + "encrypt. Remove it, or"
                + " reference a library that can in place of SQLitePCLRaw.bundle_e_sqlite3.", error);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Handle.Dispose();
        _statements.Clear();
        _connection.Dispose();
    }

    /// <summary>
    /// The statement of a text, reset and ready to bind. Compiling reads the file, so it waits while that is locked.
    /// </summary>
    public ValueTask<PreparedStatement> Prepare(string sql, CancellationToken ct)
    {
        if (!_statements.TryGetValue(sql, out var statement)) return Compile(sql, ct);
        statement.LastUse = ++_uses;
        return new ValueTask<PreparedStatement>(statement);
    }

    private async ValueTask<PreparedStatement> Compile(string sql, CancellationToken ct)
    {
        var wait = new BusyWait(_target.BusyTimeout);
        while (true)
        {
            try
            {
                return Prepare(sql);
            }
            catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_BUSY && wait.Next(ct) is { } pause)
            {
                await pause.ConfigureAwait(false);
            }
        }
    }

    private PreparedStatement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            if (_statements.Count >= MostStatements) Forget();
            statement = Compile(sql);
            _statements.Add(sql, statement);
        }
        statement.LastUse = ++_uses;
        return statement;
    }

    private PreparedStatement Compile(string sql)
    {
        var code = raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var handle, out var tail);
        if (code != raw.SQLITE_OK) throw Error(code);
        if (handle.IsInvalid) throw new InvalidQueryException("The SQL is empty.");
        if (!HoldsStatement(tail)) return new PreparedStatement(sql, handle);
        handle.Dispose();
        throw new InvalidQueryException(
            "The SQL holds several statements. Run them one by one, in a transaction if they belong together.");
    }

    /// <summary>Whether there is more than blanks, comments and semicolons.</summary>
    private bool HoldsStatement(string? tail)
    {
        while (!string.IsNullOrWhiteSpace(tail))
        {
            if (raw.sqlite3_prepare_v3(_handle, tail, 0, out var handle, out var rest) != raw.SQLITE_OK) return true;
            using (handle)
                if (!handle.IsInvalid) return true;
            tail = rest;
        }

        return false;
    }

    private void Forget()
    {
        var oldest = _statements.Values.MinBy(statement => statement.LastUse)!;
        _statements.Remove(oldest.Sql);
        oldest.Handle.Dispose();
    }

    /// <summary>
    /// Readers and the writer do not block each other in this mode, which is a property of the file. A file that cannot
    /// be switched (no right to write) works as it is. Connections that switch a new file at the same moment are
    /// refused at once rather than made to wait, so those try again.
    /// </summary>
    private async ValueTask SwitchToWal(CancellationToken ct)
    {
        var begin = Stopwatch.GetTimestamp();
        var prepared = await Prepare("PRAGMA journal_mode = WAL", ct).ConfigureAwait(false);
        while (true)
        {
            var code = raw.sqlite3_step(prepared.Handle);
            // The row names the mode that the file has now.
            CommitsAlone = code == raw.SQLITE_ROW
                && raw.sqlite3_column_text(prepared.Handle, 0).utf8_to_string() == "wal";
            if (code == raw.SQLITE_ROW) code = raw.sqlite3_step(prepared.Handle);
            var error = code == raw.SQLITE_DONE ? null : Error(code);
            raw.sqlite3_reset(prepared.Handle);
            if (error is null) return;
            switch (error.SqliteErrorCode)
            {
                case raw.SQLITE_BUSY when Stopwatch.GetElapsedTime(begin) < s_switchTime:
                    await Task.Delay(1, ct).ConfigureAwait(false);
                    continue;
                case raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_BUSY or raw.SQLITE_IOERR: return;
                default: throw error;
            }
        }
    }
}
