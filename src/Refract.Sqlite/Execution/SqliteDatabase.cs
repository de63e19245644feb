using System.Data;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Sqlite;

/// <summary>A SQLite file, or a database in memory that lives as long as this object.</summary>
public sealed class SqliteDatabase : SqlDatabase
{
    private const string SystemName = "sqlite";

    private readonly SqliteTarget _target;
    private readonly SessionPool _pool;
    private readonly WriterQueue _writers;
    private readonly QueryDiagnostics _diagnostics;

    /// <summary>For the file of the URL. Nothing is opened yet.</summary>
    /// <exception cref="RefractException">
    /// P1013: the connection string has a setting that SQLite does not know.
    /// </exception>
    public SqliteDatabase(DatabaseUrl url, RefractOptions options)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(options);
        _target = SqliteTarget.Of(url);
        Errors = new ErrorTranslator(_target);
        _pool = new SessionPool(_target, Errors);
        _writers = WriterQueue.Of(_target.FilePath);
        _diagnostics = options.Diagnostics;
    }

    /// <inheritdoc/>
    public override SqlProvider Provider => SqlProvider.Sqlite;

    /// <inheritdoc/>
    public override bool HasReplicas => false;

    /// <inheritdoc/>
    public override SqlDialect Dialect => SqliteDialect.Instance;

    internal ErrorTranslator Errors { get; }

    /// <inheritdoc/>
    public override async ValueTask<TResult> Run<TResult>(SqlStatement statement, SqlResult<TResult> result,
        CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var started = _diagnostics.Start();
        using var activity = QueryDiagnostics.StartStatement(statement.Text, SystemName);
        var writes = statement.Text.IsWrite;
        while (true)
        {
            Session? session = null;
            var hasTurn = false;
            try
            {
                // The turn first: a writer that waits must not sit on a connection that readers could use.
                if (writes) hasTurn = await Enter(_target.BusyTimeout, ct).ConfigureAwait(false);
                session = await Rent(_target.PoolTimeout, writes, ct).ConfigureAwait(false);
                var prepared = await session.Prepare(statement.Text.Sql, ct).ConfigureAwait(false);
                if (!prepared.IsReadOnly && !writes)
                {
                    writes = true;
                    continue;
                }
                var value = writes && !session.CommitsAlone && statement.Text.Model is not null
                    ? await RunAndCommit(session, prepared, statement, result, ct).ConfigureAwait(false)
                    : await session.Run(prepared, statement, result, ct).ConfigureAwait(false);
                if (started != 0) _diagnostics.Ran(started, statement, null);
                return value;
            }
            catch (Exception error)
            {
                throw Failed(error, statement, started, activity);
            }
            finally
            {
                if (session is not null) _pool.Return(session);
                if (hasTurn) _writers.Leave();
            }
        }
    }

    /// <inheritdoc/>
    public override async ValueTask RunBatch(SqlBatch batch, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ct.ThrowIfCancellationRequested();
        if (batch.Count == 0) return;
        var writes = false;
        for (var i = 0; i < batch.Count; i++) writes |= batch[i].Text.IsWrite;

        Session? session = null;
        var hasTurn = false;
        try
        {
            if (writes) hasTurn = await Enter(_target.BusyTimeout, ct).ConfigureAwait(false);
            session = await Rent(_target.PoolTimeout, writes, ct).ConfigureAwait(false);
            // A batch that only reads gets a transaction, too: all its statements see the same state.
            await session.ExecuteWhenFree(writes ? "BEGIN IMMEDIATE" : "BEGIN", ct).ConfigureAwait(false);
            await BatchRun.Run(session, batch, _diagnostics, Errors, ct).ConfigureAwait(false);
            await session.ExecuteWhenFree("COMMIT", CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            session?.RollbackIfOpen();
            var translated = Errors.Translate(error, null);
            if (ReferenceEquals(translated, error)) throw;
            throw translated;
        }
        finally
        {
            if (session is not null) _pool.Return(session);
            if (hasTurn) _writers.Leave();
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Always serializable and always that of a writer: one that began as a reader could fail when it comes to write.
    /// </remarks>
    public override async ValueTask<SqlTransaction> BeginTransaction(IsolationLevel isolation, TimeSpan? maxWait,
        CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        Session? session = null;
        var hasTurn = false;
        try
        {
            hasTurn = await Enter(maxWait ?? _target.BusyTimeout, ct, maxWait is not null).ConfigureAwait(false);
            session = await Rent(maxWait ?? _target.PoolTimeout, toWrite: true, ct, maxWait is not null)
                .ConfigureAwait(false);
            await session.ExecuteWhenFree("BEGIN IMMEDIATE", ct).ConfigureAwait(false);
            return new SqliteWriteTransaction(session, _pool, _writers, _diagnostics, Errors);
        }
        catch (Exception error)
        {
            if (session is not null) _pool.Return(session);
            if (hasTurn) _writers.Leave();
            var translated = Errors.Translate(error, null);
            if (ReferenceEquals(translated, error)) throw;
            throw translated;
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        _pool.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>
    /// A write whose commit may have to wait for readers: on its own it can be tried again, where the whole statement
    /// would be undone.
    /// </summary>
    private static async ValueTask<TResult> RunAndCommit<TResult>(
        Session session, PreparedStatement prepared, SqlStatement statement, SqlResult<TResult> result,
        CancellationToken ct)
    {
        try
        {
            await session.ExecuteWhenFree("BEGIN IMMEDIATE", ct).ConfigureAwait(false);
            var value = await session.Run(prepared, statement, result, ct).ConfigureAwait(false);
            await session.ExecuteWhenFree("COMMIT", ct).ConfigureAwait(false);
            return value;
        }
        catch
        {
            session.RollbackIfOpen();
            throw;
        }
    }

    private async ValueTask<bool> Enter(TimeSpan wait, CancellationToken ct, bool isMaxWait = false) =>
        await _writers.Enter(wait, ct).ConfigureAwait(false) ? true : throw Errors.NoTurn(wait, isMaxWait);

    private async ValueTask<Session> Rent(TimeSpan wait, bool toWrite, CancellationToken ct, bool isMaxWait = false) =>
        await _pool.Rent(wait, toWrite, ct).ConfigureAwait(false) ?? throw Errors.NoConnection(wait, isMaxWait);

    private Exception Failed(Exception error, in SqlStatement statement, long started, Activity? activity)
    {
        var translated = Errors.Translate(error, statement.Text);
        if (started != 0) _diagnostics.Ran(started, statement, translated);
        if (activity is not null) QueryDiagnostics.Fail(activity, translated);
        // A second throw must not lose where the first one was.
        if (ReferenceEquals(translated, error)) ExceptionDispatchInfo.Throw(error);
        return translated;
    }
}
