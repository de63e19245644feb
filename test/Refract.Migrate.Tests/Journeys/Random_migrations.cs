using System.Globalization;
using Refract.Migrate.Engine;
using Refract.Migrate.Tests.Sql;
using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Schema.Text;
using Refract.Sqlite.Migrations;

namespace Refract.Migrate.Tests.Journeys;

/// <summary>
/// From any schema to one that was made of it and back: the database is what the schema wants each time, nothing is
/// left to do, and the rows that could survive did. <c>REFRACT_TEST_JOURNEYS</c> sets another number of them than these
/// few, and <c>REFRACT_TEST_JOURNEYS_FROM</c> the first.
/// </summary>
public sealed class Random_migrations(RoundTripServer server) : IClassFixture<RoundTripServer>
{
    private const int OnPostgreSql = 100;
    private const int UndoneOnPostgreSql = 15;
    private const int OnSqlite = 300;
    private const int UndoneOnSqlite = 100;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_postgresql_they_lead_there_and_back()
    {
        var provider = new PostgreSqlMigrationProvider();
        foreach (var seed in Seeds(OnPostgreSql))
        {
            await (await server.OpenEmpty()).DisposeAsync();
            await Travel(seed, provider, server.Url);
        }
    }

    [Fact]
    public async Task On_sqlite_they_lead_there_and_back()
    {
        foreach (var seed in Seeds(OnSqlite))
        {
            using var folder = new Refract.Testing.TempFolder();
            await Travel(seed, new SqliteMigrationProvider(), "file:" + folder["x.db"]);
        }
    }

    [Fact]
    public async Task On_postgresql_migrations_are_undone()
    {
        var provider = new PostgreSqlMigrationProvider();
        foreach (var seed in Seeds(UndoneOnPostgreSql))
        {
            await (await server.OpenEmpty()).DisposeAsync();
            await Undo(seed, provider, server.Url);
        }
    }

    [Fact]
    public async Task On_sqlite_migrations_are_undone()
    {
        foreach (var seed in Seeds(UndoneOnSqlite))
        {
            using var folder = new Refract.Testing.TempFolder();
            await Undo(seed, new SqliteMigrationProvider(), "file:" + folder["x.db"]);
        }
    }

    /// <summary>The same by migrations: the second one is undone, and the first state is there again.</summary>
    private static async Task Undo(int seed, IMigrationProvider provider, string url)
    {
        using var folder = new Refract.Testing.TempFolder();
        var change = new RandomChange(seed, provider.Kind);
        var place = $"seed {seed}\n{change.Before.Text}\n-> {string.Join(' ', change.Renames)}\n{change.After.Text}";
        try
        {
            (await Engine(change.Before).Dev(new DevOptions { Name = "first", AllowEmpty = true }, Ct)).Created!.Name
                .ShouldNotBeNull(place);
            await using (var database = await provider.Open(DatabaseUrl.Parse(url), Ct))
                await database.Execute(change.Before.Rows(), Ct);
            var second = (await Engine(change.After).Dev(new DevOptions
            {
                Name = "second", AllowEmpty = true, WithDown = true, AcceptDataLoss = true, Renames = change.Renames,
            }, Ct)).Created!;
            second.Name.ShouldNotBeNull(place);
            second.NotRestored.ShouldAllBe(line => line.StartsWith("The migration's loss", StringComparison.Ordinal),
                place);
            var undone = await Engine(change.After).Undo(new UndoOptions { AcceptDataLoss = true }, Ct);
            if (undone.IsDone)
                (await Engine(change.Before).Push(new PushOptions(), Ct)).Script.Body
                    .ShouldBe(MigrationScript.EmptyText, place);
            else undone.Warnings.ShouldContain(warning => warning.IsCertainFailure, place);
        }
        catch (MigrationException failure)
        {
            Assert.Fail($"{failure.Message}\n{place}");
        }

        MigrationEngine Engine(RandomSchema schema) => new(new MigrationSettings
        {
            Provider = provider, Url = DatabaseUrl.Parse(url), Schema = SchemaOf(schema, provider),
            Migrations = new Refract.Migrate.History.MigrationFolder(folder["migrations"]),
        });
    }

    private static IEnumerable<int> Seeds(int count) =>
        Enumerable.Range(Variable("REFRACT_TEST_JOURNEYS_FROM", 1), Variable("REFRACT_TEST_JOURNEYS", count));

    private static int Variable(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number)
            ? number : otherwise;

    private static async Task Travel(int seed, IMigrationProvider provider, string url)
    {
        var change = new RandomChange(seed, provider.Kind);
        var place = $"seed {seed}\n{change.Before.Text}\n-> {string.Join(' ', change.Renames)}\n{change.After.Text}";
        try
        {
            await Travel(change, provider, DatabaseUrl.Parse(url), place);
        }
        catch (MigrationException failure)
        {
            Assert.Fail($"{failure.Message}\n{place}");
        }
    }

    private static async Task Travel(RandomChange change, IMigrationProvider provider, DatabaseUrl url, string place)
    {
        var (before, after) = (Engine(change.Before), Engine(change.After));
        (await before.Push(new PushOptions(), Ct)).IsDone.ShouldBeTrue(place);
        await Execute(change.Before.Rows());

        // The way back is worked out as the way there is, from what the database is then.
        var there = await after.Push(new PushOptions { AcceptDataLoss = true, Renames = change.Renames }, Ct);
        there.IsDone.ShouldBeTrue(string.Join('\n', there.Warnings.Select(warning => warning.Message)) + place);
        (await after.Push(new PushOptions(), Ct)).Script.Body.ShouldBe(MigrationScript.EmptyText, place);
        foreach (var (oldTable, oldColumn, table, column) in change.Survivors())
            await ShouldHaveSurvived(oldTable, oldColumn, table, column);

        string[] back = [.. change.Renames.Select(rename => string.Join('=', rename.Split('=').Reverse()))];
        var home = await before.Push(new PushOptions { AcceptDataLoss = true, Renames = back }, Ct);
        if (!home.IsDone)
        {
            // A required column without a default that was dropped cannot come back while there are rows.
            home.Warnings.ShouldContain(warning => warning.IsCertainFailure, place);
            return;
        }

        (await before.Push(new PushOptions(), Ct)).Script.Body.ShouldBe(MigrationScript.EmptyText, place);

        async Task ShouldHaveSurvived(string oldTable, string oldColumn, string table, string column)
        {
            var field = change.Before.Models.Find(model => model.Name == oldTable)!.Fields
                .Find(known => known.Name == oldColumn)!;
            await using var database = await provider.Open(url, Ct);
            var expected = field.IsOptional ? 2 : 3;
            var found = await database.RowProbe.CountNonNull(null, table, column, Ct);
            // A rebuild on SQLite fills nulls with the default of a column that becomes required.
            found.ShouldBeInRange(expected, 3, $"{table}.{column}\n{place}");
            if (field.Type is "String" or "Int" or "BigInt")
                (await database.RowProbe.CountValues(null, table, column,
                    [.. Enumerable.Range(1, 2).Select(id => change.Before.ValueOf(field, id).Trim('\''))], Ct))
                    .ShouldBe(2, $"{table}.{column}\n{place}");
        }

        async Task Execute(string sql)
        {
            await using var database = await provider.Open(url, Ct);
            await database.Execute(sql, Ct);
        }

        MigrationEngine Engine(RandomSchema schema) => new(new MigrationSettings
        {
            Provider = provider, Url = url, Schema = SchemaOf(schema, provider),
        });
    }

    private static PrismaSchema SchemaOf(RandomSchema schema, IMigrationProvider provider)
    {
        var text = $"datasource db {{\n  provider = \"{provider.Rules.Name}\"\n}}\n\n{schema.Text}";
        var result = SchemaCompiler.Compile([new SourceFile("schema.prisma", text)]);
        result.IsValid.ShouldBeTrue(string.Join('\n', result.Diagnostics) + text);
        return result.Schema;
    }
}
