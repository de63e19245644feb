using Refract.Migrate.Engine;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Engine;

/// <summary>
/// A column that is dropped and made again takes the partial indexes along whose columns or condition it is in: those
/// of the schema are made again, what the schema cannot say is not taken along.
/// </summary>
public sealed class Columns_of_partial_indexes : PostgreSqlEngineTest
{
    private static string Models(string type) => $$"""
        model A {
          id Int     @id
          b  Int
          f  {{type}}

          @@unique([id, f], where: { f: { not: null } }, map: "in_key")
          @@unique([b], where: { f: { not: null } }, map: "in_condition")
          @@index([b], where: raw("b > 3"), map: "of_another")
        }
        """;

    [Theory, InlineData(false), InlineData(true)]
    public async Task Are_made_again(bool byMigrations)
    {
        await Reach(Models("String?"), byMigrations);
        await Execute("INSERT INTO \"A\" VALUES (1, 4, 'x'), (2, 5, NULL)");
        var before = await Scalar("SELECT 'of_another'::regclass::oid");

        await Reach(Models("DateTime?"), byMigrations);

        (await Scalar("SELECT string_agg(indexname, ' ' ORDER BY indexname) FROM pg_indexes WHERE tablename = 'A'"))
            .ShouldBe("A_pkey in_condition in_key of_another");
        (await Scalar("SELECT 'of_another'::regclass::oid")).ShouldBe(before);
        (await Scalar("SELECT count(*) FROM \"A\"")).ShouldBe(2L);
        await PushTwice(Models("DateTime?"));
    }

    /// <summary>Under another name, too.</summary>
    [Fact]
    public async Task Are_made_again_when_they_are_renamed_meanwhile()
    {
        await Push(Models("String?"));
        await PushTwice(Models("DateTime?").Replace("in_key", "renamed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_more_to_them_than_the_schema_says_stand_in_the_way()
    {
        await Push(Models("String?"));
        await Execute("DROP INDEX in_key; "
            + "CREATE UNIQUE INDEX in_key ON \"A\"(id, f) INCLUDE (b) WHERE (f IS NOT NULL)");

        var refused = await Should.ThrowAsync<MigrationException>(
            () => Push(Models("DateTime?"), acceptDataLoss: true));

        refused.Code.ShouldBe("RFR3011");
        refused.Message.ShouldContain("index in_key goes with column `f`");
        refused.Message.ShouldNotContain("in_condition");
    }

    private async Task Reach(string models, bool byMigrations)
    {
        if (!byMigrations)
        {
            await Push(models, acceptDataLoss: true);
            return;
        }

        (await Engine(models).Dev(new DevOptions { Name = "more", AcceptDataLoss = true }, Ct))
            .Created.ShouldNotBeNull()
            .Name.ShouldNotBeNull();
    }
}
