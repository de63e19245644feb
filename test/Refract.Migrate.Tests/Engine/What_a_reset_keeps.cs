using Refract.Migrate.Engine;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Engine;

/// <summary>
/// What a reset keeps, extensions and database schemas, must not be in the way of the migrations that follow it: it
/// goes where a migration creates it without IF NOT EXISTS, and what cannot go is found before anything is dropped.
/// </summary>
public sealed class What_a_reset_keeps : PostgreSqlEngineTest
{
    private const string First = "20260101000000_first";

    private const string Models = "model A {\n  id Int @id\n}\n";

    [Theory]
    [InlineData("CREATE EXTENSION citext; CREATE TABLE a (c citext);")]
    [InlineData("create /* a comment */ extension\n\"uuid-ossp\" with schema public;")]
    [InlineData("CREATE EXTENSION CITEXT; CREATE SCHEMA e; CREATE EXTENSION hstore SCHEMA e;")]
    [InlineData("CREATE EXTENSION earthdistance CASCADE;")]
    [InlineData("-- first\nCREATE EXTENSION cube;\nCREATE EXTENSION earthdistance;")]
    [InlineData("CREATE EXTENSION IF NOT EXISTS citext; CREATE TABLE a (c citext);")]
    [InlineData("CREATE SCHEMA \"we\"\"ird; DROP TABLE x\"; CREATE TABLE \"we\"\"ird; DROP TABLE x\".t (a int);")]
    [InlineData("CREATE SCHEMA IF NOT EXISTS e; CREATE TABLE e.t (a int);")]
    [InlineData("CREATE SCHEMA e CREATE TABLE t (a int) CREATE VIEW v AS SELECT a FROM t;")]
    [InlineData("CREATE SCHEMA AUTHORIZATION {user}; CREATE SCHEMA --\n/* ** */e;")]
    public async Task A_reset_applies_migrations_that_create_extensions_and_schemas(string sql)
    {
        var user = (string)(await Scalar("SELECT current_user::text"))!;
        WriteMigration(First, sql.Replace("{user}", $"\"{user}\"", StringComparison.Ordinal));
        var engine = Engine("", $"  schemas = [\"public\", \"e\", \"{user}\", \"we\\\"ird; DROP TABLE x\"]\n");
        await engine.Deploy(Ct);
        for (var round = 0; round < 2; round++)
        {
            (await engine.Reset(Ct)).Applied.Count.ShouldBe(1, sql);
            (await engine.Status(Ct)).IsUpToDate.ShouldBeTrue(sql);
        }
    }

    [Fact]
    public async Task An_extension_that_the_administrator_made_stays()
    {
        await Execute("CREATE EXTENSION citext; CREATE EXTENSION hstore; COMMENT ON EXTENSION hstore IS 'mine'");
        WriteMigration(First, "CREATE EXTENSION IF NOT EXISTS citext; CREATE TABLE a (c citext);");
        await Engine(Models).Deploy(Ct);
        var made = await Scalar("SELECT array_agg(oid ORDER BY oid) FROM pg_extension");
        (await Engine(Models).Reset(Ct)).Applied.Count.ShouldBe(1);
        (await Scalar("SELECT array_agg(oid ORDER BY oid) FROM pg_extension")).ShouldBe(made);
    }

    [Theory]
    [InlineData("CREATE SCHEMA far; CREATE TABLE far.t (a int);", "schema \"far\" already exists")]
    [InlineData("CREATE SCHEMA IF NOT EXISTS far; CREATE TABLE far.t (a int);", "relation \"t\" already exists")]
    [InlineData("CREATE SCHEMA IF NOT EXISTS far; CREATE TYPE far.e AS ENUM ('a');", "type \"e\" already exists")]
    [InlineData("CREATE SCHEMA AUTHORIZATION CURRENT_USER;", "schema \"…\" already exists")]
    [InlineData("DO $$ BEGIN CREATE EXTENSION citext; END $$;", "extension \"citext\" already exists")]
    public async Task What_stays_and_is_in_the_way_is_named_before_anything_is_dropped(string sql, string why)
    {
        WriteMigration(First, "CREATE TABLE \"A\" (id INTEGER PRIMARY KEY);\n" + sql);
        await Engine(Models).Deploy(Ct);
        await Execute("INSERT INTO \"A\" VALUES (1)");
        var refused = await Should.ThrowAsync<MigrationException>(() => Engine(Models).Reset(Ct));
        refused.Code.ShouldBe("RFR3013");
        refused.Message.ShouldContain(First);
        refused.Message.ShouldContain(why);
        (await Scalar("SELECT count(*) FROM \"A\"")).ShouldBe(1L);

        // A reset that `migrate dev` makes is tried in the same way.
        await Execute("ALTER TABLE \"A\" ADD COLUMN by_hand int");
        (await Should.ThrowAsync<MigrationException>(
            () => Engine(Models).Dev(new DevOptions { AllowReset = true }, Ct))).Code.ShouldBe("RFR3013");
        (await Scalar("SELECT count(*) FROM \"A\"")).ShouldBe(1L);
    }

    [Fact]
    public async Task An_extension_that_something_elsewhere_uses_is_a_reason_to_refuse()
    {
        WriteMigration(First, "CREATE EXTENSION citext; CREATE TABLE \"A\" (id INTEGER PRIMARY KEY, c citext);");
        await Engine(Models).Deploy(Ct);
        await Execute("CREATE SCHEMA far; CREATE TABLE far.t (c citext); INSERT INTO \"A\" VALUES (1, 'x')");
        var refused = await Should.ThrowAsync<MigrationException>(() => Engine(Models).Reset(Ct));
        refused.Code.ShouldBe("RFR3013");
        refused.Message.ShouldContain("column c of table far.t");
        (await Scalar("SELECT count(*) FROM \"A\"")).ShouldBe(1L);
    }

    [Fact]
    public async Task A_reset_of_dev_goes_on_with_a_new_migration()
    {
        WriteMigration(First, "CREATE EXTENSION citext; CREATE TABLE \"A\" (id INTEGER NOT NULL, "
            + "CONSTRAINT \"A_pkey\" PRIMARY KEY (id));");
        await Engine(Models).Deploy(Ct);
        await Execute("ALTER TABLE \"A\" ADD COLUMN by_hand int");
        var more = Models.Replace("@id\n", "@id\n  n Int?\n", StringComparison.Ordinal);
        var result = await Engine(more).Dev(new DevOptions { AllowReset = true, Name = "more" }, Ct);
        (result.WasReset, result.Applied.Count).ShouldBe((true, 2));
        result.Created!.Script.Body.ShouldContain("ADD COLUMN     \"n\" INTEGER");
        (await Engine(more).Diagnose(Ct)).Drift!.IsEmpty.ShouldBeTrue();
    }
}
