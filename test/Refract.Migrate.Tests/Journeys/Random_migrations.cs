using System.Globalization;
using Refract.Migrate.Engine;
using Refract.Migrate.Tests.Sql;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Schema.Text;
using Refract.Sqlite.Migrations;

namespace Refract.Migrate.Tests.Journeys;

/// <summary>
/// From any schema to one that was made of it and back: the database is what the schema wants each time, nothing is
/// left to do, and the rows that could survive did. <c>REFRACT_TEST_JOURNEYS</c> sets another number of them than these
/// few, <c>REFRACT_TEST_JOURNEYS_FROM</c> the first, and <c>REFRACT_TEST_JOURNEYS_LOG</c> a file for failures, after
/// which it goes on.
/// </summary>
public sealed class Random_migrations(RoundTripServer server) : IClassFixture<RoundTripServer>
{
    private const int OnPostgreSql = 100;
    private const int UndoneOnPostgreSql = 15;
    private const int OnSqlite = 300;
    private const int UndoneOnSqlite = 100;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public Task On_postgresql_they_lead_there_and_back() => PostgreSql(OnPostgreSql, Travel);

    [Fact]
    public Task On_postgresql_migrations_are_undone() => PostgreSql(UndoneOnPostgreSql, Undo);

    [Fact]
    public Task On_sqlite_they_lead_there_and_back() => Sqlite(OnSqlite, Travel);

    [Fact]
    public Task On_sqlite_migrations_are_undone() => Sqlite(UndoneOnSqlite, Undo);

    private async Task PostgreSql(int count, Func<RandomChange, IMigrationProvider, DatabaseUrl, Task> work)
    {
        await (await server.OpenEmpty()).DisposeAsync();
        var url = DatabaseUrl.Parse(server.Url);
        await using var provider = new KeptSessions();
        await using var database = await provider.Open(url, Ct);
        await ForEach(count, provider, async change =>
        {
            await database.Execute(RoundTripServer.Emptying, Ct);
            await work(change, provider, url);
        });
    }

    private static Task Sqlite(int count, Func<RandomChange, IMigrationProvider, DatabaseUrl, Task> work)
    {
        var provider = new SqliteMigrationProvider();
        return ForEach(count, provider, async change =>
        {
            using var folder = new Refract.Testing.TempFolder();
            await work(change, provider, DatabaseUrl.Parse("file:" + folder["x.db"]));
        });
    }

    private static async Task ForEach(int count, IMigrationProvider provider, Func<RandomChange, Task> work)
    {
        var log = Environment.GetEnvironmentVariable("REFRACT_TEST_JOURNEYS_LOG");
        var failures = 0;
        foreach (var seed in Enumerable.Range(Variable("REFRACT_TEST_JOURNEYS_FROM", 1),
            Variable("REFRACT_TEST_JOURNEYS", count)))
        {
            var change = new RandomChange(seed, provider.Kind);
            try
            {
                await work(change);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                var what = failure is MigrationException or ShouldAssertException ? failure.Message : $"{failure}";
                var text = $"{what}{change.Describe(seed)}";
                if (log is null) Assert.Fail(text);
                failures++;
                await File.AppendAllTextAsync(log, text + "\n=====\n", Ct);
            }

            if (log is not null && seed % 100 == 0)
                await File.AppendAllTextAsync(log, $"{DateTime.UtcNow:T} {seed}\n", Ct);
        }

        failures.ShouldBe(0, log);
    }

    private static int Variable(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number)
            ? number : otherwise;

    private static async Task Travel(RandomChange change, IMigrationProvider provider, DatabaseUrl url)
    {
        var (before, after) = (Engine(change.Before), Engine(change.After));
        (await before.Push(new PushOptions(), Ct)).IsDone.ShouldBeTrue();
        await using var database = await provider.Open(url, Ct);
        await database.Execute(new RandomRows(change.Before).Insert() + change.Beside.Create, Ct);

        // The way back is worked out as the way there is, from what the database is then.
        await Push(after, change.Renames);
        await new Survival(change, database).Check();

        var home = await before.Push(new PushOptions { AcceptDataLoss = true, Renames = change.RenamesBack() }, Ct);
        if (home.IsDone) await ShouldHaveNothingToDo(before);
        // A required column without a default that was dropped cannot come back while there are rows.
        else home.Warnings.ShouldContain(warning => warning.IsCertainFailure);
        await database.Execute(home.IsDone ? change.Beside.DropBefore : change.Beside.DropAfter, Ct);

        MigrationEngine Engine(RandomSchema schema) => new(new MigrationSettings
        {
            Provider = provider, Url = url, Schema = SchemaOf(schema), ComparesEnumOrder = true,
        });
    }

    /// <summary>The same by migrations: the second one is undone, and the first state is there again.</summary>
    private static async Task Undo(RandomChange change, IMigrationProvider provider, DatabaseUrl url)
    {
        using var folder = new Refract.Testing.TempFolder();
        (await Engine(change.Before).Dev(new DevOptions { Name = "first", AllowEmpty = true }, Ct)).Created!.Name
            .ShouldNotBeNull();
        await using (var database = await provider.Open(url, Ct))
            await database.Execute(new RandomRows(change.Before).Insert(), Ct);
        var second = (await Engine(change.After).Dev(new DevOptions
        {
            Name = "second", AllowEmpty = true, WithDown = true, AcceptDataLoss = true, Renames = change.Renames,
        }, Ct)).Created!;
        second.Name.ShouldNotBeNull();
        second.NotRestored.ShouldAllBe(line => line.StartsWith("The migration's loss", StringComparison.Ordinal));
        var undone = await Engine(change.After).Undo(new UndoOptions { AcceptDataLoss = true }, Ct);
        if (undone.IsDone) await ShouldHaveNothingToDo(Engine(change.Before));
        else undone.Warnings.ShouldContain(warning => warning.IsCertainFailure);

        MigrationEngine Engine(RandomSchema schema) => new(new MigrationSettings
        {
            Provider = provider, Url = url, Schema = SchemaOf(schema),
            Migrations = new Refract.Migrate.History.MigrationFolder(folder["migrations"]),
            ComparesEnumOrder = true,
        });
    }

    private static async Task Push(MigrationEngine engine, string[] renames)
    {
        var result = await engine.Push(new PushOptions { AcceptDataLoss = true, Renames = renames }, Ct);
        result.IsDone.ShouldBeTrue(string.Join('\n', result.Warnings.Select(warning => warning.Message)));
        await ShouldHaveNothingToDo(engine);
    }

    private static async Task ShouldHaveNothingToDo(MigrationEngine engine) =>
        (await engine.Push(new PushOptions(), Ct)).Script.Body.ShouldBe(MigrationScript.EmptyText);

    private static PrismaSchema SchemaOf(RandomSchema schema)
    {
        var result = SchemaCompiler.Compile([new SourceFile("schema.prisma", schema.Text)]);
        result.IsValid.ShouldBeTrue(string.Join('\n', result.Diagnostics));
        return result.Schema;
    }
}
