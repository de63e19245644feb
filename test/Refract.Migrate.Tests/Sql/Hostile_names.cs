using Refract.Migrate.Diff;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Sqlite.Migrations;

namespace Refract.Migrate.Tests.Sql;

/// <summary>
/// No name, enum value or default is ever run as SQL, whatever it holds and wherever a script writes it.
/// </summary>
public sealed class Hostile_names(RoundTripServer postgres) : IClassFixture<RoundTripServer>
{
    private const int Runs = 12;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("""DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET standard_conforming_strings = off', current_database()); END $$;""")]
    public async Task PostgreSql_script_has_the_wanted_effect_and_no_other(string setting)
    {
        for (var seed = 0; seed < Runs; seed++)
        {
            await using (var first = await postgres.OpenEmpty())
                await first.Execute(
                    setting + "CREATE SCHEMA other; CREATE TABLE other.victim (id int); CREATE TABLE "
                        + "public.victim (id int);", Ct);
            await using (var database = await postgres.Open())
                await Run(database, new HostileCatalog(new Random(seed), database.Provider), "seed " + seed);
        }

        await using var last = await postgres.OpenEmpty();
        await last.Execute(
            "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET standard_conforming_strings', "
                + "current_database()); END $$", Ct);
    }

    [Fact]
    public async Task Sqlite_script_has_the_wanted_effect_and_no_other()
    {
        for (var seed = 0; seed < Runs * 5; seed++)
        {
            await using var database = await new SqliteMigrationProvider().OpenShadow(
                DatabaseUrl.Parse("file::memory:"), null, Ct);
            await database.Execute("CREATE TABLE victim (id int);", Ct);
            await Run(database, new HostileCatalog(new Random(seed), database.Provider), "seed " + seed);
        }
    }

    [Theory]
    [InlineData("a*/; DROP TABLE victim; /*b")]
    [InlineData("a/*b")]
    [InlineData("/*/*/")]
    [InlineData("a\nb")]
    [InlineData("**//**")]
    public void The_warning_of_a_script_is_one_comment(string name)
    {
        var from = MigrationCase.CatalogOf(
            $"model A {{\n  id Int @id\n  b Int @map({System.Text.Json.JsonSerializer.Serialize(name)})\n}}",
            SqlProvider.PostgreSql);
        var to = MigrationCase.CatalogOf("model A {\n  id Int @id\n}", SqlProvider.PostgreSql);
        var text = MigrationCase.Script(from, to, SqlProvider.PostgreSql).Text;
        var end = text.IndexOf("*/", StringComparison.Ordinal);
        text.IndexOf("/*", 2, end, StringComparison.Ordinal).ShouldBe(-1);
        text[end..].ShouldStartWith("*/\n-- AlterTable\nALTER TABLE");
    }

    private static async Task Run(IMigrationDatabase database, HostileCatalog hostile, string name)
    {
        var isPostgreSql = database.Provider == SqlProvider.PostgreSql;
        var (before, after) = (hostile.Before(), hostile.After());
        string[] namespaces = [.. after.Namespaces.Except(["public"]),
            .. isPostgreSql ? ["public"] : Array.Empty<string>()];
        foreach (var wanted in new[] { before, after, before })
        {
            var read = await Read();
            var script = MigrationCase.Script(read, wanted, database.Provider);
            foreach (var risk in script.Risks)
                await Probe(database.RowProbe, risk);
            try
            {
                await database.Execute(script.Text, Ct);
            }
            catch (ScriptFailedException failure)
            {
                Assert.Fail($"{name}: {failure.Message}\nat line {failure.Line}: {failure.Statement}\n{script.Text}");
            }

            var left = CatalogDiffer.Diff(await Read(), wanted, Providers.RulesOf(database.Provider));
            if (left.Count > 0)
                Assert.Fail($"{name}: {MigrationCase.Script(await Read(), wanted, database.Provider).Text}");
            (await database.RowProbe.CountRows(isPostgreSql ? "other" : null, "victim", Ct)).ShouldBe(0);
            (await HasVictim()).ShouldBeTrue(name);
        }

        await database.Reset(namespaces, [], Ct);
        (await database.Introspect(namespaces, Ct)).Tables.ShouldBeEmpty();
        if (isPostgreSql)
            (await database.Introspect(["other"], Ct)).Tables.Select(table => table.Name).ShouldBe(["victim"]);

        async Task<Refract.Relational.Catalog.DatabaseCatalog> Read()
        {
            var catalog = await database.Introspect(namespaces, Ct);
            return catalog with { Tables = [.. catalog.Tables.Where(table => table.Name != "victim")] };
        }

        async Task<bool> HasVictim() => (await database.Introspect([], Ct)).Tables.Any(table => table.Name == "victim");
    }

    private static Task<long> Probe(IRowProbe rows, Refract.Relational.Operations.DataRisk risk) => risk switch
    {
        { Values.Count: > 0 } =>
            rows.CountValues(risk.Table.Namespace, risk.Table.Name, risk.Columns[0], risk.Values, Ct),
        { Columns.Count: > 0 } => rows.CountDuplicates(risk.Table.Namespace, risk.Table.Name, risk.Columns, null, Ct),
        _ => rows.CountRows(risk.Table.Namespace, risk.Table.Name, Ct),
    };
}
