using Npgsql;
using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.PostgreSql;

internal sealed partial class PostgreSqlTransaction
{
    private async ValueTask<TResult> RunStatement<TResult>(SqlStatement statement, SqlResult<TResult> result,
        CancellationToken ct)
    {
        if (CopyRun.Takes(statement) && await Load(statement, ct).ConfigureAwait(false) is { } rows)
            return result.FromAffected(rows);
        await TakeTurn(ct).ConfigureAwait(false);
        var started = diagnostics.Start();
        using var span = of.StartSpan(statement.Text);
        try
        {
            ThrowIfVoid();
            Note(statement.Text);
            TResult value;
            if (prologue.Count == 0)
                value = await StatementRun.Run(connection, statement, result, diagnostics, ct).ConfigureAwait(false);
            else
            {
                value = await StatementRun.Run(connection, prologue, statement, result, diagnostics, ct)
                    .ConfigureAwait(false);
                _hasBegun = true;
            }

            if (started != 0) diagnostics.Ran(started, statement, null);
            return value;
        }
        catch (Exception error)
        {
            var translated = Failed(error, statement);
            if (started != 0) diagnostics.Ran(started, statement, translated);
            QueryDiagnostics.Fail(span, translated);
            if (ReferenceEquals(translated, error)) throw;
            throw translated;
        }
        finally
        {
            await Leave().ConfigureAwait(false);
        }
    }

    private async Task<bool> RunStatements(SqlBatch batch, CancellationToken ct)
    {
        await TakeTurn(ct).ConfigureAwait(false);
        try
        {
            ThrowIfVoid();
            for (var i = 0; i < batch.Count; i++) Note(batch[i].Text);
            using var commands = new NpgsqlBatch(connection);
            prologue.WriteTo(commands);
            try
            {
                await BatchRun.Run(commands, prologue.ResultSets, batch, commits: false, of, diagnostics, errors, ct)
                    .ConfigureAwait(false);
                _hasBegun = true;
                return true;
            }
            finally
            {
                prologue.RemoveCompleted(commands);
            }
        }
        catch (Exception error)
        {
            var translated = Failed(error, default);
            if (ReferenceEquals(translated, error)) throw;
            throw translated;
        }
        finally
        {
            await Leave().ConfigureAwait(false);
        }
    }

    private async Task<int?> Load(SqlStatement statement, CancellationToken ct)
    {
        await TakeTurn(ct).ConfigureAwait(false);
        var loading = CopyRun.LoadingOf(statement);
        var started = diagnostics.Start();
        using var span = of.StartSpan(loading.Text);
        try
        {
            ThrowIfFailed();
            Note(loading.Text);
            // A refusal must not be the transaction's failure.
            prologue.Add(TransactionSql.Savepoint(BeforeLoading));
            var rows = await CopyRun.Run(connection, prologue, statement, diagnostics, ct).ConfigureAwait(false);
            _hasBegun = true;
            if (rows is null) await Send(TransactionSql.RollbackTo(BeforeLoading)).ConfigureAwait(false);
            prologue.Add(TransactionSql.Release(BeforeLoading));
            if (started != 0 && rows is not null) diagnostics.Ran(started, loading, null);
            return rows;
        }
        catch (Exception error)
        {
            var translated = Failed(error, loading);
            if (started != 0) diagnostics.Ran(started, loading, translated);
            QueryDiagnostics.Fail(span, translated);
            if (ReferenceEquals(translated, error)) throw;
            throw translated;
        }
        finally
        {
            await Leave().ConfigureAwait(false);
        }
    }
}
