using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Refract.Relational.Sql;
using SQLitePCL;

namespace Refract.Sqlite;

/// <summary>
/// A physical connection with its prepared statements; used by one caller at a time. It speaks to the library below Microsoft.Data.Sqlite, whose command
/// would look parameters up by name, box their values and sleep 150 ms at a time while the file is locked.
/// </summary>
internal sealed class Session : IDisposable
{
    private const int MostStatements = 256;

    /// <summary>SQLITE_DBCONFIG_ENABLE_QPSG.</summary>
    private const int StablePlans = 1007;

    private static readonly TimeSpan s_switchTime = TimeSpan.FromMilliseconds(200);

    private readonly SqliteConnection _connection;
    private readonly sqlite3 _handle;
    private readonly Dictionary<string, PreparedStatement> _statements = new(SqlTextComparer.Instance);
    private long _uses;

    private Session(SqliteConnection connection)
    {
        _connection = connection;
        _handle = connection.Handle!;
    }

    /// <summary>True while a transaction is open. SQLite ends one by itself when the disk is full or an operation was interrupted.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>Opens a connection and sets what SQLite keeps per connection.</summary>
    /// <exception cref="SqliteException">The file is missing, locked, not a database, …</exception>
    public static Session Open(SqliteTarget target)
    {
        var connection = new SqliteConnection(target.ConnectionString);
        try
        {
            connection.Open();
            var session = new Session(connection);
            raw.sqlite3_busy_timeout(session._handle, (int)target.BusyTimeout.TotalMilliseconds);
            // Since 3.47 the planner looks at the value of LIMIT ?, and so compiles the statement anew whenever the parameter is bound: three times the work
            // of a small query. With stable plans it does not look.
            raw.sqlite3_db_config(session._handle, StablePlans, 1, out _);
            session.Execute("PRAGMA foreign_keys = ON");
            session.Execute("PRAGMA synchronous = NORMAL");
            if (!target.IsReadOnly && !target.IsInMemory) session.SwitchToWal();
            return session;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The statement of a text, reset and ready to bind.</summary>
    public PreparedStatement Prepare(string sql)
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

    /// <summary>Runs a statement and reads its result. The statement is reset in any case, so that it holds no lock.</summary>
    public async ValueTask<TResult> Run<TResult>(PreparedStatement prepared, SqlStatement statement, SqlResult<TResult> result, CancellationToken ct)
    {
        try
        {
            ParameterBinder.Bind(prepared.Handle, statement);
            return statement.Text.ReturnsRows
                ? await result.Read(new SqliteRow(this, prepared.Handle), ct).ConfigureAwait(false)
                : result.FromAffected(Affect(prepared.Handle));
        }
        finally
        {
            raw.sqlite3_reset(prepared.Handle);
        }
    }

    /// <summary>Runs one statement of a batch.</summary>
    public async ValueTask Run(PreparedStatement prepared, SqlBatch batch, int index, CancellationToken ct)
    {
        try
        {
            ParameterBinder.Bind(prepared.Handle, batch[index]);
            if (batch[index].Text.ReturnsRows) await batch.Read(index, new SqliteRow(this, prepared.Handle), ct).ConfigureAwait(false);
            else batch.Affected(index, Affect(prepared.Handle));
        }
        finally
        {
            raw.sqlite3_reset(prepared.Handle);
        }
    }

    /// <summary>Runs a statement without values or rows.</summary>
    public void Execute(string sql)
    {
        var prepared = Prepare(sql);
        try
        {
            while (Step(prepared.Handle))
            {
                // A pragma answers with a row that nobody asked for.
            }
        }
        finally
        {
            raw.sqlite3_reset(prepared.Handle);
        }
    }

    /// <summary>Goes to the next row; false after the last.</summary>
    public bool Step(sqlite3_stmt statement)
    {
        var code = raw.sqlite3_step(statement);
        return code == raw.SQLITE_ROW || (code != raw.SQLITE_DONE ? throw Error(code) : false);
    }

    /// <summary>Undoes an open transaction; does nothing when SQLite has ended it by itself.</summary>
    public void RollbackIfOpen()
    {
        if (IsInTransaction) Execute("ROLLBACK");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in _statements.Values) statement.Handle.Dispose();
        _statements.Clear();
        _connection.Dispose();
    }

    private int Affect(sqlite3_stmt statement)
    {
        var before = raw.sqlite3_total_changes(_handle);
        while (Step(statement))
        {
            // Rows of a statement that was said to return none.
        }
        // sqlite3_changes keeps its last answer over statements that change no row.
        return raw.sqlite3_total_changes(_handle) == before ? 0 : raw.sqlite3_changes(_handle);
    }

    private PreparedStatement Compile(string sql)
    {
        var code = raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var handle, out var tail);
        if (code != raw.SQLITE_OK) throw Error(code);
        if (handle.IsInvalid) throw new InvalidQueryException("The SQL is empty.");
        if (string.IsNullOrWhiteSpace(tail)) return new PreparedStatement(sql, handle);
        handle.Dispose();
        throw new InvalidQueryException("The SQL holds several statements. Run them one by one, in a transaction if they belong together.");
    }

    private void Forget()
    {
        var oldest = _statements.Values.MinBy(statement => statement.LastUse)!;
        _statements.Remove(oldest.Sql);
        oldest.Handle.Dispose();
    }

    /// <summary>
    /// Readers and the writer do not block each other in this mode, which is a property of the file. A file that cannot be switched (no right to write) works as it
    /// is. Connections that switch a new file at the same moment are refused at once rather than made to wait, so those try again.
    /// </summary>
    private void SwitchToWal()
    {
        var begin = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                Execute("PRAGMA journal_mode = WAL");
                return;
            }
            catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_BUSY && Stopwatch.GetElapsedTime(begin) < s_switchTime)
            {
                Thread.Sleep(1);
            }
            catch (SqliteException error) when (error.SqliteErrorCode is raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_BUSY or raw.SQLITE_IOERR)
            {
                return;
            }
        }
    }

    private SqliteException Error(int code) =>
        new(raw.sqlite3_errmsg(_handle).utf8_to_string(), code & 0xFF, raw.sqlite3_extended_errcode(_handle));
}
