using Refract.Migrate.Engine;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Engine;

/// <summary>
/// What was made by hand in the database, and is in no migration, is not taken along by a new migration, nor does it
/// make one fail halfway.
/// </summary>
public sealed class Hand_made_obstacles : PostgreSqlEngineTest
{
    private const string Models = """
        model A {
          id Int @id
          a Int
          b Int
          e E
        }

        enum E {
          X
          Y
        }

        """;

    [Theory]
    [InlineData("ALTER TABLE \"A\" ADD CONSTRAINT k CHECK (a < b)", "  b Int\n", "")]
    [InlineData("CREATE STATISTICS k ON a, b FROM \"A\"", "  b Int\n", "")]
    [InlineData("CREATE INDEX k ON \"A\" (a) INCLUDE (b)", "  b Int\n", "")]
    [InlineData("ALTER TABLE \"A\" ADD CONSTRAINT k CHECK (a < b)", "  b Int\n", "  b Json\n")]
    [InlineData("ALTER TABLE \"A\" ADD CONSTRAINT k CHECK (e <> 'Y')", "  Y\n", "")]
    public async Task A_new_migration_is_refused_as_a_push_is(string sql, string old, string changed)
    {
        await Engine(Models).Dev(new DevOptions { Name = "first" }, Ct);
        await Execute(sql);
        var engine = Engine(Models.Replace(old, changed, StringComparison.Ordinal));
        var push = await Should.ThrowAsync<MigrationException>(
            () => engine.Push(new PushOptions { AcceptDataLoss = true }, Ct));
        var dev = await Should.ThrowAsync<MigrationException>(
            () => engine.Dev(new DevOptions { Name = "second", AcceptDataLoss = true }, Ct));
        (dev.Code, dev.Message, dev.Next).ShouldBe(("RFR3011", push.Message, push.Next));
        Directory.GetDirectories(Migrations).Length.ShouldBe(1);
        (await Scalar("SELECT count(*) FROM _prisma_migrations")).ShouldBe(1L);

        // The way out that the error names.
        (await engine.Dev(new DevOptions { Name = "second", CreateOnly = true }, Ct)).Created!.Name.ShouldNotBeNull();
    }

    /// <summary>
    /// A push takes such an index away for as long as the type is replaced. A migration was tried without it.
    /// </summary>
    [Theory]
    [InlineData("CREATE INDEX k ON \"A\" ((a + 1)) WHERE e = 'X'")]
    [InlineData("CREATE INDEX k ON \"A\" ((CASE WHEN e = 'X' THEN a END))")]
    public async Task An_index_that_no_migration_makes_is_in_the_way_of_a_replaced_type(string sql)
    {
        await Engine(Models).Dev(new DevOptions { Name = "first" }, Ct);
        await Execute(sql);
        var engine = Engine(Models.Replace("  Y\n", "", StringComparison.Ordinal));
        var dev = await Should.ThrowAsync<MigrationException>(
            () => engine.Dev(new DevOptions { Name = "second", AcceptDataLoss = true }, Ct));
        dev.Code.ShouldBe("RFR3011");
        dev.Message.ShouldContain("index k on table A speaks of the type `E`");
        Directory.GetDirectories(Migrations).Length.ShouldBe(1);
        (await Scalar("SELECT count(*) FROM _prisma_migrations")).ShouldBe(1L);
        await Execute("DROP INDEX k");
        (await engine.Dev(new DevOptions { Name = "second", AcceptDataLoss = true }, Ct)).Applied.Count.ShouldBe(1);
    }
}
