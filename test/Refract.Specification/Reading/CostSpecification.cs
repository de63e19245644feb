using Refract.Relational.Sql;
using Refract.Runtime;

namespace Refract.Specification;

/// <summary>What the engine adds to the provider's own work.</summary>
public abstract class CostSpecification(ISpecificationProvider provider) : EngineTest(provider, isShared: true)
{
    [Fact]
    public async Task Sends_the_same_string_for_the_same_shape()
    {
        for (var i = 1; i <= 3; i++)
        {
            await Engine.FindMany<User>(Q.Find<User>(Q.Is<User>("Age", i) & Q.Is<User>("Id", Comparison.In,
                Enumerable.Range(0, i).ToArray()), take: 10 * i * i + 7), Ct);
            await Engine.FindOne<User>(Q.Find<User>(key: Q.Key(i), verb: Verb.FindUnique), Ct);
        }

        Database.Sql.Distinct(ReferenceEqualityComparer.Instance).Count().ShouldBe(2);
    }

    /// <summary>The database plans better for a limit that it sees; any other limit is a parameter, so that there are few texts.</summary>
    [Fact]
    public async Task Writes_usual_page_sizes_into_the_text()
    {
        foreach (var take in new[] { 1, 20, 100, 20, 101, 102 }) await Engine.FindMany<User>(Q.Find<User>(take: take), Ct);

        Database.Sql.Count(sql => sql.EndsWith("LIMIT 20", StringComparison.Ordinal)).ShouldBe(2);
        Database.Sql.Distinct(ReferenceEqualityComparer.Instance).Count().ShouldBe(4);
    }

    /// <summary>The executor's own part of findUnique: everything but the provider's run and the record.</summary>
    [Fact]
    public async Task Finds_a_row_by_its_key_within_its_budget()
    {
        var silent = new SilentDatabase(Database.Dialect, Database.Provider);
        var engine = new ClientContext(silent, Runtime.Engine.Create, new RefractOptions()).Executor;
        var plan = Q.Find<User>(key: Q.Key(1), verb: Verb.FindUnique);
        for (var i = 0; i < 100; i++) await engine.FindOne<User>(plan, Ct);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++) _ = engine.FindOne<User>(plan, Ct);
        ((GC.GetAllocatedBytesForCurrentThread() - before) / 1_000).ShouldBeLessThan(300);
    }

    /// <summary>Answers everything with nothing, at once.</summary>
    private sealed class SilentDatabase(SqlDialect dialect, Relational.SqlProvider provider) : SqlDatabase
    {
        public override Relational.SqlProvider Provider => provider;

        public override SqlDialect Dialect => dialect;

        public override ValueTask<TResult> Run<TResult>(SqlStatement statement, SqlResult<TResult> result, CancellationToken ct) =>
            new(result.FromAffected(0));

        public override ValueTask RunBatch(SqlBatch batch, CancellationToken ct) => ValueTask.CompletedTask;

        public override ValueTask<SqlTransaction> BeginTransaction(System.Data.IsolationLevel isolation, TimeSpan? maxWait,
            CancellationToken ct) => throw new NotSupportedException();

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
