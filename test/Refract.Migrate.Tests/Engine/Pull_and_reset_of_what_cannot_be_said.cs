using Refract.Migrate.Engine;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Engine;

/// <summary>
/// The kinds of <see cref="What_the_schema_cannot_say"/> again: a pull finds nothing to change because of them, and a
/// reset ends
/// in what the migrations make.
/// </summary>
public sealed class Pull_and_reset_of_what_cannot_be_said : PostgreSqlEngineTest
{
    /// <summary>What belongs to no database schema that is listed stays; all else goes with what it is about.</summary>
    private static readonly string[] _staying = ["extension", "publication", "default privileges"];

    [Theory, MemberData(nameof(What_the_schema_cannot_say.Kinds), MemberType = typeof(What_the_schema_cannot_say))]
    public async Task A_pull_leaves_the_schema_as_it_is(string kind, string sql, string question)
    {
        await Engine(What_the_schema_cannot_say.Models).Dev(new DevOptions { Name = "first" }, Ct);
        await Execute(sql);
        var pulled = await Engine(What_the_schema_cannot_say.Models).Pull(ct: Ct);
        pulled.Notes.ShouldNotContain(note => note.Contains("remains", StringComparison.Ordinal), kind);
        if (kind == "partition") pulled.Files[0].Text.ShouldNotContain("p1");
        else if (pulled.ChangedPaths.Count > 0)
        {
            // An index that the language can name, if not all of it, is pulled by its name, as the real Prisma does.
            kind.ShouldBeOneOf("index with INCLUDE", "index with a collation", "index with NULLS FIRST",
                "deferrable unique key");
            pulled.Files[0].Text.ShouldContain("map: \"k\"");
        }

        (await Scalar(question)).ShouldBe(true, kind);
    }

    [Theory, MemberData(nameof(What_the_schema_cannot_say.Kinds), MemberType = typeof(What_the_schema_cannot_say))]
    public async Task A_reset_ends_in_what_the_migrations_make(string kind, string sql, string question)
    {
        await Engine(What_the_schema_cannot_say.Models).Dev(new DevOptions { Name = "first" }, Ct);
        await Execute(sql);
        if (kind == "event trigger")
        {
            // It belongs to the database, and would fall with its function.
            var refused = await Should.ThrowAsync<MigrationException>(
                () => Engine(What_the_schema_cannot_say.Models).Reset(Ct));
            (refused.Code, refused.Message.Contains("event trigger e", StringComparison.Ordinal)).ShouldBe(
                ("RFR3013", true));
            (await Scalar(question)).ShouldBe(true, kind);
            return;
        }

        (await Engine(What_the_schema_cannot_say.Models).Reset(Ct)).Applied.Count.ShouldBe(1);
        (await Engine(What_the_schema_cannot_say.Models).Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
        (await Push(What_the_schema_cannot_say.Models)).Script.Body.ShouldBe(MigrationScript.EmptyText);
        if (_staying.Contains(kind))
        {
            if (kind != "publication") (await Scalar(question)).ShouldBe(true, kind);
            else (await Scalar("SELECT EXISTS (SELECT 1 FROM pg_publication)")).ShouldBe(true);
        }
        else
        {
            (await Scalar("SELECT to_regclass('v') IS NULL AND to_regclass('s') IS NULL"
                + " AND to_regclass('child') IS NULL AND to_regclass('p1') IS NULL"
                + " AND to_regclass('far') IS NULL AND to_regtype('d') IS NULL"
                + " AND to_regproc('f') IS NULL AND to_regclass('k') IS NULL")).ShouldBe(true, kind);
        }
    }
}
