using System.Data;
using Npgsql;
using Refract.PostgreSql;
using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Benchmarks.Micro.Client;

/// <summary>
/// A database without a server: every statement returns so many rows at once. What is left is the client's own work.
/// </summary>
internal sealed class FakeDatabase(int rows, RefractOptions options) : SqlDatabase
{
    /// <inheritdoc/>
    public override SqlProvider Provider => SqlProvider.PostgreSql;

    /// <summary>That of PostgreSQL, borrowed from a database that is never opened.</summary>
    public override SqlDialect Dialect { get; } = new PostgreSqlDatabase(NpgsqlDataSource.Create("Host=localhost"),
        options).Dialect;

    /// <inheritdoc/>
    public override ValueTask<TResult> Run<TResult>(SqlStatement statement, SqlResult<TResult> result,
        CancellationToken ct) => result.Read(new FakeRow(rows), ct);

    /// <inheritdoc/>
    public override ValueTask RunBatch(SqlBatch batch, CancellationToken ct) =>
        throw new NotSupportedException("No benchmark here sends a batch.");

    /// <inheritdoc/>
    public override ValueTask<SqlTransaction> BeginTransaction(IsolationLevel isolation, TimeSpan? maxWait,
        CancellationToken ct) =>
        throw new NotSupportedException("No benchmark here opens a transaction.");

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
