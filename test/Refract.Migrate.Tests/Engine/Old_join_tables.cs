using Refract.Migrate.Engine;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Engine;

/// <summary>
/// Join tables that Prisma made before version 6: a unique index where today's have a primary key. As with the real
/// Prisma, the next push or migration turns one into the other, in place.
/// </summary>
public sealed class Old_join_tables : PostgreSqlEngineTest
{
    private const string Models = "model Post {\n  id  Int   @id\n  Tag Tag[]\n}\n\n"
        + "model Tag {\n  id   Int    @id\n  Post Post[]\n}\n";

    private const string Old = """
        CREATE TABLE "Post" ("id" INTEGER NOT NULL, CONSTRAINT "Post_pkey" PRIMARY KEY ("id"));
        CREATE TABLE "Tag" ("id" INTEGER NOT NULL, CONSTRAINT "Tag_pkey" PRIMARY KEY ("id"));
        CREATE TABLE "_PostToTag" ("A" INTEGER NOT NULL, "B" INTEGER NOT NULL);
        CREATE UNIQUE INDEX "_PostToTag_AB_unique" ON "_PostToTag"("A", "B");
        CREATE INDEX "_PostToTag_B_index" ON "_PostToTag"("B");
        ALTER TABLE "_PostToTag" ADD CONSTRAINT "_PostToTag_A_fkey" FOREIGN KEY ("A") REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE;
        ALTER TABLE "_PostToTag" ADD CONSTRAINT "_PostToTag_B_fkey" FOREIGN KEY ("B") REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE;

        """;

    private const string Rows = """
        INSERT INTO "Post" VALUES (1), (2); INSERT INTO "Tag" VALUES (7), (8);
        INSERT INTO "_PostToTag" VALUES (1, 7), (1, 8), (2, 7);
        """;

    // As the real Prisma 7.10 writes it.
    private const string Expected = """
        -- AlterTable
        ALTER TABLE "_PostToTag" ADD CONSTRAINT "_PostToTag_AB_pkey" PRIMARY KEY ("A", "B");

        -- DropIndex
        DROP INDEX "_PostToTag_AB_unique";

        """;

    [Fact]
    public async Task A_push_puts_a_key_in_place_of_the_index_and_keeps_the_rows()
    {
        await Execute(Old + Rows);
        var pushed = await Push(Models);
        (pushed.IsDone, pushed.Warnings.Count).ShouldBe((true, 0));
        pushed.Script.Body.TrimEnd().ShouldBe(Expected.TrimEnd());
        (await Push(Models)).Script.Body.ShouldBe(MigrationScript.EmptyText);
        (await Scalar("SELECT count(*) FROM \"_PostToTag\"")).ShouldBe(3L);
    }

    [Fact]
    public async Task Dev_writes_a_migration_of_it_and_calls_nothing_drift()
    {
        WriteMigration("20200101000000_init", Old);
        (await Engine(Models).Deploy(Ct)).Applied.Count.ShouldBe(1);
        await Execute(Rows);
        (await Engine(Models).Diagnose(Ct)).Drift!.IsEmpty.ShouldBeTrue();
        var done = await Engine(Models).Dev(new DevOptions { Name = "keys" }, Ct);
        done.Created!.Script.Body.TrimEnd().ShouldBe(Expected.TrimEnd());
        done.Applied.Count.ShouldBe(1);
        (await Engine(Models).Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
        (await Scalar("SELECT count(*) FROM \"_PostToTag\"")).ShouldBe(3L);
    }

    [Fact]
    public async Task A_pull_writes_the_relation_and_says_what_comes()
    {
        await Execute(Old);
        var pulled = await Engine("").Pull(ct: Ct);
        pulled.Files[0].Text.ShouldContain("Tag Tag[]");
        pulled.Files[0].Text.ShouldContain("Post Post[]");
        pulled.Files[0].Text.ShouldNotContain("PostToTag");
        pulled.Notes.ShouldHaveSingleItem().ShouldContain("_PostToTag has the unique index that Prisma made before");
        (await Engine(Models).Pull(ct: Ct)).ChangedPaths.ShouldBeEmpty();
        await Push(Models);
        (await Engine(Models).Pull(ct: Ct)).Notes.ShouldBeEmpty();
    }

    /// <summary>Rows that are there twice, which the index would have refused, stop the key.</summary>
    [Fact]
    public async Task Rows_that_are_there_twice_are_told_before()
    {
        await Execute(Old.Replace("UNIQUE ", "", StringComparison.Ordinal) + Rows
            + "INSERT INTO \"_PostToTag\" VALUES (1, 7);");
        var pushed = await Push(Models);
        pushed.IsDone.ShouldBeFalse();
        pushed.Warnings.ShouldNotBeEmpty();
        (await Scalar("SELECT count(*) FROM \"_PostToTag\"")).ShouldBe(4L);
    }
}
