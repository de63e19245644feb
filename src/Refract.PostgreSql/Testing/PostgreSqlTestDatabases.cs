using System.Collections.Concurrent;
using System.Globalization;
using Refract.PostgreSql.Migrations;
using Refract.PostgreSql.Types;
using Refract.Relational;
using Refract.Relational.Contracts;

namespace Refract.PostgreSql.Testing;

/// <summary>
/// Databases for tests as copies of a template database. A process holds an advisory lock for its run; databases whose
/// run's lock is free were left behind.
/// </summary>
internal sealed class PostgreSqlTestDatabases : ITestDatabases
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<TestRun>>> s_runs = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<string> Create(string place, string structure, Func<DatabaseUrl, CancellationToken, Task> build,
        CancellationToken ct)
    {
        var server = DatabaseUrl.Parse(place);
        var run = await s_runs.GetOrAdd(server.ConnectionString, _ => new(() => TestRun.Begin(server))).Value
            .WaitAsync(ct).ConfigureAwait(false);
        var template = TestDatabaseName.OfTemplate(structure);
        var name = TestDatabaseName.New(run.Id);
        while (!await run.TryCopy(template, name, ct).ConfigureAwait(false))
            await Build(server, template, build, ct).ConfigureAwait(false);
        return server.WithDatabase(name).ConnectionString;
    }

    /// <inheritdoc/>
    public Task Drop(string database) =>
        new PostgreSqlMigrationProvider().Drop(DatabaseUrl.Parse(database), CancellationToken.None);

    /// <summary>Makes the template under a name of its own first, so that it is never seen half done.</summary>
    private static async Task Build(DatabaseUrl server, string template,
        Func<DatabaseUrl, CancellationToken, Task> build, CancellationToken ct)
    {
        var provider = new PostgreSqlMigrationProvider();
        var unfinished = template + TestDatabaseName.Unfinished;
        var admin = await PostgreSqlSession.OpenForServer(server, ct).ConfigureAwait(false);
        await using var _ = admin.ConfigureAwait(false);
        await admin.Run($"SELECT pg_advisory_lock({TestRun.TemplateLock}, hashtext('{template}'))", ct)
            .ConfigureAwait(false);
        // Another process may have built it while this one waited.
        if (await admin.Scalar<bool>("SELECT EXISTS (SELECT 1 FROM pg_database WHERE datname = $1)", ct, template)
            .ConfigureAwait(false)) return;
        var url = server.WithDatabase(unfinished);
        await provider.Drop(url, ct).ConfigureAwait(false);
        await admin.Run($"CREATE DATABASE {PostgreSqlNames.Quote(unfinished)}", ct).ConfigureAwait(false);
        await build(url, ct).ConfigureAwait(false);
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await admin.Run($"COMMENT ON DATABASE {PostgreSqlNames.Quote(unfinished)} IS '{today}'", ct)
            .ConfigureAwait(false);
        // A database with connections can neither be renamed nor copied.
        await admin.Run($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{unfinished}'", ct)
            .ConfigureAwait(false);
        await admin.Run($"ALTER DATABASE {PostgreSqlNames.Quote(unfinished)} RENAME TO "
            + PostgreSqlNames.Quote(template), ct).ConfigureAwait(false);
    }
}
