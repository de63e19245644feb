using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Runs statements of an operation that take effect as a whole.</summary>
internal static class OneTransaction
{
    /// <summary>
    /// How often work of several statements runs again because tables were altered under statements that were prepared.
    /// </summary>
    private const int Attempts = 3;

    /// <summary>Runs the steps in a transaction of their own, or in a savepoint of the caller's.</summary>
    public static async Task<TResult> Run<TResult>(Engine engine, Func<SqlTransaction, ValueTask<TResult>> steps,
        CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var transaction = await engine.Source.Begin(ct).ConfigureAwait(false);
                await using var _ = transaction.ConfigureAwait(false);
                var result = await steps(transaction).ConfigureAwait(false);
                await transaction.Commit(ct).ConfigureAwait(false);
                return result;
            }
            catch (TransactionConflictException conflict)
                when (attempt < Attempts && conflict.IsOfPreparedStatement
                && engine.Source.Runner(Access.Write) is SqlDatabase)
            {
                // The transaction was ours alone, so all of it can run again.
            }
        }
    }
}
