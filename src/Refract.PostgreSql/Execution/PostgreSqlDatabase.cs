using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.PostgreSql;

/// <summary>A PostgreSQL database behind an <see cref="NpgsqlDataSource"/>.</summary>
public sealed class PostgreSqlDatabase : SqlDatabase
{
    private readonly NpgsqlDataSource _source;
    private readonly bool _ownsSource;
    private readonly bool _resetsSessions;
    private readonly QueryDiagnostics _diagnostics;

    /// <summary>A database with a pool of its own.</summary>
    public PostgreSqlDatabase(DatabaseUrl url, RefractOptions options)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(options);
        _source = DataSourceFactory.Create(url);
        _ownsSource = true;
        _resetsSessions = !url.UsesTransactionPooler;
        _diagnostics = options.Diagnostics;
        Errors = new ErrorTranslator($"{url.Host}:{url.Port}", url.UserName, url.DatabaseName);
    }

    /// <summary>A database behind a data source of the application, which is used as it is and not disposed.</summary>
    public PostgreSqlDatabase(NpgsqlDataSource source, RefractOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        _source = source;
        _diagnostics = options.Diagnostics;
        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        _resetsSessions = settings.NoResetOnClose;
        Errors = new ErrorTranslator($"{settings.Host}:{settings.Port}", settings.Username, settings.Database ?? settings.Username);
    }

    /// <inheritdoc/>
    public override SqlProvider Provider => SqlProvider.PostgreSql;

    /// <inheritdoc/>
    public override SqlDialect Dialect => PostgresDialect.Instance;

    /// <inheritdoc/>
    public override bool HasSnapshots => true;

    internal ErrorTranslator Errors { get; }

    /// <summary>Makes types known that were created after the pool's first connection (an enum, after a push or migration).</summary>
    public Task ReloadTypes(CancellationToken ct = default) => _source.ReloadTypesAsync(ct);

    /// <inheritdoc/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public override async ValueTask<TResult> Run<TResult>(SqlStatement statement, SqlResult<TResult> result, CancellationToken ct)
    {
        if (CopyRun.Takes(statement) && await Load(statement, ct).ConfigureAwait(false) is { } rows) return result.FromAffected(rows);
        var started = _diagnostics.Start();
        for (var attempt = 0; ; attempt++)
        {
            NpgsqlConnection? connection = null;
            NpgsqlDataReader? reader = null;
            var isSent = false;
            try
            {
                connection = _source.CreateConnection();
                await connection.OpenAsync(ct).ConfigureAwait(false);
                ct.ThrowIfCancellationRequested();
                using var command = new NpgsqlCommand(statement.Text.Sql, connection);
                ParameterBinder.Bind(command.Parameters, statement);
                isSent = statement.Text.IsWrite;
                TResult value;
                if (statement.Text.ReturnsRows)
                {
                    reader = await command.ExecuteReaderAsync(ct).ConfigureAwait(false);
                    value = await result.Read(new PostgreSqlRow(reader), ct).ConfigureAwait(false);
                    // Closing reads to the end: what fails as late as that has to be seen.
                    await reader.DisposeAsync().ConfigureAwait(false);
                }
                else
                {
                    value = result.FromAffected(await command.ExecuteNonQueryAsync(ct).ConfigureAwait(false));
                }

                if (statement.Text.TouchesSession && _resetsSessions) await SessionReset.Run(connection).ConfigureAwait(false);
                if (started != 0) _diagnostics.Ran(started, statement, null);
                return value;
            }
            catch (PostgresException error) when (attempt == 0 && IsStalePlan(error))
            {
                // Nothing ran yet, and the driver has forgotten the statement: the second attempt prepares it anew.
            }
            catch (Exception error)
            {
                var translated = WriteOutcome.Of(Errors.Translate(error, statement.Text), isSent);
                if (started != 0) _diagnostics.Ran(started, statement, translated);
                if (ReferenceEquals(translated, error)) throw;
                throw translated;
            }
            finally
            {
                if (reader is not null) await reader.DisposeAsync().ConfigureAwait(false);
                if (connection is not null) await connection.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public override async ValueTask RunBatch(SqlBatch batch, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.Count == 0) return;
        for (var attempt = 0; ; attempt++)
        {
            NpgsqlConnection? connection = null;
            var isSent = false;
            try
            {
                connection = _source.CreateConnection();
                await connection.OpenAsync(ct).ConfigureAwait(false);
                ct.ThrowIfCancellationRequested();
                isSent = BatchRun.Writes(batch);
                await BatchRun.Run(connection, batch, begins: batch.NeedsSnapshot, _diagnostics, Errors, ct).ConfigureAwait(false);
                if (_resetsSessions && BatchRun.TouchesSession(batch)) await SessionReset.Run(connection).ConfigureAwait(false);
                return;
            }
            catch (RefractException error) when (attempt == 0 && error.InnerException is PostgresException inner && IsStalePlan(inner))
            {
                // The batch is atomic, so nothing of it has happened.
            }
            catch (Exception error)
            {
                var translated = WriteOutcome.Of(Errors.Translate(error, null), isSent);
                if (ReferenceEquals(translated, error)) throw;
                throw translated;
            }
            finally
            {
                if (connection is not null) await connection.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<SqlTransaction> BeginTransaction(IsolationLevel isolation, TimeSpan? maxWait, CancellationToken ct)
    {
        var connection = _source.CreateConnection();
        using var limit = maxWait is null ? null : CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            limit?.CancelAfter(maxWait!.Value);
            await connection.OpenAsync(limit?.Token ?? ct).ConfigureAwait(false);
            // Costs no round trip: the driver sends BEGIN along with the first statement.
            var transaction = await connection.BeginTransactionAsync(isolation, ct).ConfigureAwait(false);
            return new PostgreSqlTransaction(connection, transaction, _diagnostics, Errors, _resetsSessions);
        }
        catch (Exception error)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            if (error is OperationCanceledException && limit is { IsCancellationRequested: true } && !ct.IsCancellationRequested)
                throw Errors.NoConnection(maxWait!.Value, error);
            if (error is NotSupportedException or ArgumentException)
                throw new InvalidQueryException($"PostgreSQL has no isolation level {isolation}.", "options.Isolation");
            var translated = Errors.Translate(error, null);
            if (ReferenceEquals(translated, error)) throw;
            throw translated;
        }
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => _ownsSource ? _source.DisposeAsync() : ValueTask.CompletedTask;

    private async Task<int?> Load(SqlStatement statement, CancellationToken ct)
    {
        var loading = CopyRun.LoadingOf(statement);
        var started = _diagnostics.Start();
        var isSent = false;
        var connection = _source.CreateConnection();
        try
        {
            await connection.OpenAsync(ct).ConfigureAwait(false);
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.Unspecified, ct).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var rows = await CopyRun.Run(connection, statement, ct).ConfigureAwait(false);
                if (rows is null) return null;
                ct.ThrowIfCancellationRequested();
                isSent = true;
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                if (started != 0) _diagnostics.Ran(started, loading, null);
                return rows;
            }
        }
        catch (Exception error)
        {
            var translated = WriteOutcome.Of(Errors.Translate(error, loading.Text), isSent);
            if (started != 0) _diagnostics.Ran(started, loading, translated);
            if (ReferenceEquals(translated, error)) throw;
            throw translated;
        }
        finally
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>"cached plan must not change result type": a table was altered after the statement was prepared.</summary>
    internal static bool IsStalePlan(PostgresException error) =>
        error.SqlState == PostgresErrorCodes.FeatureNotSupported && error.Routine == "RevalidateCachedQuery";
}
