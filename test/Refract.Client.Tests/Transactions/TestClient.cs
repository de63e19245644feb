using Refract.PostgreSql;
using Refract.Relational.Sql;
using Refract.Runtime;
using Refract.Sqlite;

namespace Refract.Client.Tests;

/// <summary>
/// What a generated client looks like, without models: its one member is the runner that its verbs would run on.
/// </summary>
public class TestClient(ClientContext context) : ClientBase<TestClient>(context), IClient<TestClient>
{
    public SqlRunner Sql => RefractContext.Runner(Access.Write);

    public SqlDatabase Database => RefractContext.Database;

    public IRunnerSource Runners => RefractContext;

    public IExecutor Executor => RefractExecutor;

    static IReadOnlyList<IDatabaseProvider> IClient<TestClient>.Providers { get; } = [new PostgreSqlProvider(),
        new SqliteProvider()];

    static TestClient IClient<TestClient>.Create(ClientContext context) => new(context);

    public async Task<TestTransaction> BeginTransaction(TransactionOptions? options = null,
        CancellationToken ct = default) =>
        new(await BeginTransactionContext(options, ct));
}

public sealed class TestTransaction(ClientContext context) : TestClient(context)
{
    public Task Commit(CancellationToken ct = default) => CommitTransaction(ct);

    public Task Rollback() => RollbackTransaction();
}
