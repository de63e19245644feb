using System.Data;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Npgsql;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.PostgreSql;

/// <summary>A PostgreSQL database behind an <see cref="NpgsqlDataSource"/>.</summary>
public sealed partial class PostgreSqlDatabase : SqlDatabase
{
    /// <summary>
    /// How often a statement is sent again after a table was altered. Once is enough but for a connection that another
    /// caller gives back while the pool is cleared: the driver may then keep it.
    /// </summary>
    private const int MostRenewals = 4;

    private readonly ConnectionSource _connections;
    private readonly QueryDiagnostics _diagnostics;

    /// <summary>
    /// How long a statement may take by the URL; null when it does not say. The driver has the same limit, but keeps to
    /// it only while the server responds.
    /// </summary>
    private readonly TimeSpan? _limit;

    /// <summary>A database with a pool of its own.</summary>
    /// <exception cref="RefractException">P1013: a setting of the URL has a value that the driver refuses.</exception>
    public PostgreSqlDatabase(DatabaseUrl url, RefractOptions options)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(options);
        _diagnostics = options.Diagnostics;
        _limit = url.StatementTimeout;
        Errors = new ErrorTranslator($"{url.Host}:{url.Port}", url.UserName, url.DatabaseName,
            options.SensitiveLogging);
        try
        {
            _connections = new ConnectionSource(url,
                () => ConnectionMessages.PoolerFound(options.LoggerFactory, Errors.Place));
        }
        catch (Exception error)
            when (error is ArgumentException or NotSupportedException or InvalidOperationException or FormatException
                or OverflowException)
        {
            throw ErrorTranslator.Refused(url, error);
        }
    }

    /// <summary>A database behind a data source of the application, which is used as it is and not disposed.</summary>
    /// <exception cref="RefractException">P1013: the data source multiplexes.</exception>
    public PostgreSqlDatabase(NpgsqlDataSource source, RefractOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        _diagnostics = options.Diagnostics;
        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        if (settings.Multiplexing)
            throw new RefractException("P1013",
                "The data source shares its connections between statements, so no transaction can have one "
                    + "of its own. Remove Multiplexing=true.");
        _connections = new ConnectionSource(source, resetsSessions: settings.NoResetOnClose);
        Errors = new ErrorTranslator($"{settings.Host}:{settings.Port}", settings.Username,
            settings.Database ?? settings.Username, options.SensitiveLogging);
    }

    /// <inheritdoc/>
    public override SqlProvider Provider => SqlProvider.PostgreSql;

    /// <inheritdoc/>
    public override SqlDialect Dialect => PostgreSqlDialect.Instance;

    /// <inheritdoc/>
    public override bool HasSnapshots => true;

    internal ErrorTranslator Errors { get; }

    /// <summary>
    /// Makes types known that were created after the pool's first connection (an enum, after a push or migration).
    /// </summary>
    public Task ReloadTypes(CancellationToken ct = default) => _connections.Current.Source.ReloadTypesAsync(ct);

    /// <inheritdoc/>
    public override ValueTask<TResult> Run<TResult>(SqlStatement statement, SqlResult<TResult> result,
        CancellationToken ct)
    {
        // Another thread cancels the work: it could be done before that thread begins.
        if (ct.IsCancellationRequested) return ValueTask.FromCanceled<TResult>(ct);
        if (!ct.CanBeCanceled && _limit is null) return RunStatement(statement, result, null, ct);
        var interruption = Interruption.Of(_limit, ct);
        var connections = _connections.Current;
        var work = RunStatement(statement, result, interruption, interruption.Token).AsTask();
        return interruption.Wait(work, caller => Late(interruption, connections, work, caller));
    }

    /// <inheritdoc/>
    public override ValueTask RunBatch(SqlBatch batch, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Count == 0) return ValueTask.CompletedTask;
        if (ct.IsCancellationRequested) return ValueTask.FromCanceled(ct);
        if (!ct.CanBeCanceled && _limit is null) return new ValueTask(RunStatements(batch, null, ct));
        var interruption = Interruption.Of(_limit, ct);
        var connections = _connections.Current;
        return Interruptible(interruption, RunStatements(batch, interruption, interruption.Token));

        async ValueTask Interruptible(Interruption interruption, Task<bool> work) => await interruption.Wait(
            work, caller => Late(interruption, connections, work, caller)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        try
        {
            // The driver says goodbye on each connection, and blocks when one takes nothing any more.
            await Task.Run(() => _connections.DisposeAsync().AsTask()).WaitAsync(Interruption.Grace)
                .ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The sockets are closed when the driver's own limits have passed.
        }
    }

    /// <summary>The error of a caller that leaves work behind.</summary>
    private Exception Late(Interruption interruption, ConnectionPool connections, Task work, CancellationToken caller)
    {
        if (interruption.HasConnection) _connections.Abandon(connections, work);
        return WriteOutcome.Of(Errors.Late(caller), interruption.IsWriteSent);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<TResult> RunStatement<TResult>(
        SqlStatement statement, SqlResult<TResult> result, Interruption? interruption, CancellationToken ct)
    {
        if (CopyRun.Takes(statement) && await Load(statement, interruption, ct).ConfigureAwait(false) is { } rows)
            return result.FromAffected(rows);
        var started = _diagnostics.Start();
        for (var attempt = 0; ; attempt++)
        {
            NpgsqlConnection? connection = null;
            Activity? span = null;
            var isSent = false;
            try
            {
                (connection, var of) = await _connections.Open(ct).ConfigureAwait(false);
                interruption?.IsConnected();
                ct.ThrowIfCancellationRequested();
                span = of.StartSpan(statement.Text);
                isSent = statement.Text.IsWrite;
                if (isSent) interruption?.WriteIsSent();
                var value = of.ForStatement() is { } before
                    ? await StatementRun.Run(connection, before, statement, result, _diagnostics, ct)
                        .ConfigureAwait(false)
                    : await StatementRun.Run(connection, statement, result, _diagnostics, ct).ConfigureAwait(false);
                if (statement.Text.TouchesSession) await Reset(connection, of).ConfigureAwait(false);
                if (started != 0) _diagnostics.Ran(started, statement, null);
                return value;
            }
            catch (PostgresException error) when (attempt < MostRenewals && ErrorTranslator.IsStalePlan(error))
            {
                // Nothing ran yet. Every connection of the pool may hold a statement of the altered table: the next
                // attempt gets a new one.
                _connections.Renew();
            }
            catch (Exception error)
            {
                var translated = WriteOutcome.Of(Errors.Translate(error, statement), isSent);
                if (started != 0) _diagnostics.Ran(started, statement, translated);
                QueryDiagnostics.Fail(span, translated);
                if (ReferenceEquals(translated, error)) throw;
                throw translated;
            }
            finally
            {
                span?.Dispose();
                if (connection is not null) await ConnectionPool.Close(connection).ConfigureAwait(false);
            }
        }
    }

    private async Task<bool> RunStatements(SqlBatch batch, Interruption? interruption, CancellationToken ct)
    {
        for (var attempt = 0; ; attempt++)
        {
            NpgsqlConnection? connection = null;
            var isSent = false;
            try
            {
                (connection, var of) = await _connections.Open(ct).ConfigureAwait(false);
                interruption?.IsConnected();
                ct.ThrowIfCancellationRequested();
                isSent = BatchRun.Writes(batch);
                if (isSent) interruption?.WriteIsSent();
                var before = batch.NeedsSnapshot ? of.ForTransaction(BatchRun.BeginSnapshot) : of.ForStatement();
                using var commands = new NpgsqlBatch(connection);
                before?.WriteTo(commands);
                await BatchRun.Run(commands, before?.ResultSets ?? 0, batch, commits: batch.NeedsSnapshot, of,
                    _diagnostics, Errors, ct).ConfigureAwait(false);
                if (BatchRun.TouchesSession(batch)) await Reset(connection, of).ConfigureAwait(false);
                return true;
            }
            catch (RefractException error) when (attempt < MostRenewals && ErrorTranslator.IsStalePlan(error))
            {
                // The batch is atomic, so nothing of it has happened.
                _connections.Renew();
            }
            catch (Exception error)
            {
                var translated = WriteOutcome.Of(Errors.Translate(error, null), isSent);
                if (ReferenceEquals(translated, error)) throw;
                throw translated;
            }
            finally
            {
                if (connection is not null) await ConnectionPool.Close(connection).ConfigureAwait(false);
            }
        }
    }

    private async Task<int?> Load(SqlStatement statement, Interruption? interruption, CancellationToken ct)
    {
        var loading = CopyRun.LoadingOf(statement);
        var started = _diagnostics.Start();
        NpgsqlConnection? connection = null;
        Activity? span = null;
        var isSent = false;
        try
        {
            (connection, var of) = await _connections.Open(ct).ConfigureAwait(false);
            interruption?.IsConnected();
            span = of.StartSpan(loading.Text);
            var rows = await CopyRun.Run(connection,
                of.ForTransaction(TransactionSql.Begin(IsolationLevel.Unspecified)), statement, _diagnostics, ct)
                .ConfigureAwait(false);
            // Closing the connection rolls back.
            if (rows is null) return null;
            ct.ThrowIfCancellationRequested();
            isSent = true;
            interruption?.WriteIsSent();
            using var commit = new NpgsqlCommand(TransactionSql.Commit, connection);
            await commit.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
            if (started != 0) _diagnostics.Ran(started, loading, null);
            return rows;
        }
        catch (Exception error)
        {
            var translated = WriteOutcome.Of(Errors.Translate(error, loading), isSent);
            if (started != 0) _diagnostics.Ran(started, loading, translated);
            QueryDiagnostics.Fail(span, translated);
            if (ReferenceEquals(translated, error)) throw;
            throw translated;
        }
        finally
        {
            span?.Dispose();
            if (connection is not null) await ConnectionPool.Close(connection).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Cleans the session where that is ours to do. The statement has taken effect, so a failure is not its error: the
    /// connection is not used again.
    /// </summary>
    private async ValueTask Reset(NpgsqlConnection connection, ConnectionPool of)
    {
        if (!of.ResetsSessions) return;
        if (!await SessionReset.Run(connection, of.Start?.AfterReset).ConfigureAwait(false)) _connections.Renew();
    }
}
