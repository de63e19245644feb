using System.Data;
using Npgsql;
using Refract.Relational.Sql;

namespace Refract.PostgreSql;

public sealed partial class PostgreSqlDatabase
{
    /// <inheritdoc/>
    public override async ValueTask<SqlTransaction> BeginTransaction(IsolationLevel isolation, TimeSpan? maxWait,
        CancellationToken ct)
    {
        var begin = TransactionSql.Begin(isolation);
        using var limit = maxWait is null ? null : CancellationTokenSource.CreateLinkedTokenSource(ct);
        try
        {
            limit?.CancelAfter(maxWait!.Value);
            // Costs no round trip when a connection is free: BEGIN goes with the first statement.
            var (connection, of) = limit is null
                ? await OpenFor(ct).ConfigureAwait(false) : await OpenWithin(limit.Token).ConfigureAwait(false);
            return new PostgreSqlTransaction(connection, _connections, of, of.ForTransaction(begin),
                TransactionSql.HasSnapshot(isolation), _limit, _diagnostics, Errors);
        }
        catch (Exception error)
        {
            if (error is OperationCanceledException && limit is { IsCancellationRequested: true }
                && !ct.IsCancellationRequested)
                throw Errors.NoConnection(maxWait!.Value, error);
            var translated = Errors.Translate(error, null);
            if (ReferenceEquals(translated, error)) throw;
            throw translated;
        }
    }

    private ValueTask<(NpgsqlConnection Connection, ConnectionPool Of)> OpenFor(CancellationToken ct)
    {
        var interruption = Interruption.Of(null, ct);
        return interruption.Wait(_connections.Open(interruption.Token).AsTask(), Errors.Late,
            late => ConnectionPool.Close(late.Connection));
    }

    /// <summary>The same, until the token is cancelled: the pool's own limit may be shorter.</summary>
    private async ValueTask<(NpgsqlConnection Connection, ConnectionPool Of)> OpenWithin(CancellationToken limit)
    {
        while (true)
        {
            try
            {
                return await OpenFor(limit).ConfigureAwait(false);
            }
            catch (NpgsqlException error) when (ErrorTranslator.IsExhausted(error))
            {
                limit.ThrowIfCancellationRequested();
            }
        }
    }
}
