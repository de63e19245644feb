using Refract.Migrate.Engine;
using Refract.Relational;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Engine;

/// <summary>Names that other things have, or had, may be taken.</summary>
public abstract partial class EngineSpecification
{
    /// <summary>Three tables whose keys, indexes and join tables have names that follow from theirs.</summary>
    private static string Ring(string a, string b, string c) => $$"""
        model {{a}} {
          id Int     @id
          x  String? @unique
          bs {{b}}[]
        }

        model {{b}} {
          id Int     @id
          x  String? @unique
          as {{a}}[]
          c  {{c}}?  @relation(fields: [k], references: [id])
          k  Int?

          @@index([k])
        }

        model {{c}} {
          id Int     @id
          x  String? @unique
          bs {{b}}[]
        }
        """;

    [Theory]
    [InlineData("A=B B=A", "B A C")]
    [InlineData("A=B B=C C=A", "B C A")]
    [InlineData("A=C C=A", "C B A")]
    [InlineData("C=B B=A A=C", "C A B")]
    public async Task Tables_whose_names_go_round_keep_their_rows(string renames, string names)
    {
        await Engine(Ring("A", "B", "C")).Dev(new DevOptions { Name = "first" }, Ct);
        await Execute("""
            INSERT INTO "A" VALUES (1, 'a'); INSERT INTO "C" VALUES (3, 'c');
            INSERT INTO "B" ("id", "x", "k") VALUES (2, 'b', 3);
            INSERT INTO "_AToB" VALUES (1, 2);
            """);
        var (a, b, c) = (names[..1], names[2..3], names[4..]);
        var engine = Engine(Ring(a, b, c));
        var options = new DevOptions { Name = "second", WithDown = true, Renames = renames.Split(' ') };
        (await engine.Dev(options, Ct)).Created!.IsRefused.ShouldBeFalse();
        (await engine.Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
        (await engine.Push(new PushOptions(), Ct)).Script.Body.ShouldBe(MigrationScript.EmptyText);
        await ShouldHold((a, "x", "a"), (b, "x", "b"), (c, "x", "c"), (b, "k", "3"),
            string.CompareOrdinal(a, b) < 0 ? ($"_{a}To{b}", "A", "1") : ($"_{b}To{a}", "B", "1"));

        (await engine.Undo(new UndoOptions { AcceptDataLoss = true }, Ct)).IsDone.ShouldBeTrue();
        await ShouldHold(("A", "x", "a"), ("B", "x", "b"), ("C", "x", "c"), ("_AToB", "A", "1"), ("_AToB", "B", "2"));
        (await Engine(Ring("A", "B", "C")).Push(new PushOptions(), Ct)).Script.Body.ShouldBe(MigrationScript.EmptyText);
    }

    /// <summary>What had the name goes, and is counted under it.</summary>
    [Theory]
    [InlineData("model T {\n  id Int @id\n  a String?\n  b String?\n}\n",
        "model T {\n  id Int @id\n  b String?\n}\n", "T.a=T.b", "T", "b", "`b`")]
    [InlineData("model T {\n  id Int @id\n  a String?\n  @@index([a])\n}\nmodel U {\n  id Int @id\n  b String?\n}\n",
        "model U {\n  id Int @id\n  b String?\n  @@index([b])\n}\n", "T=U T.a=U.b", "U", "b", "`U`")]
    public async Task A_name_passes_on_from_what_goes(string before, string after, string renames, string table,
        string column, string warning)
    {
        await Engine(before).Push(new PushOptions(), Ct);
        await Execute(before.Contains("model U", StringComparison.Ordinal)
            ? "INSERT INTO \"T\" VALUES (1, 'kept'); INSERT INTO \"U\" VALUES (2, 'gone')"
            : "INSERT INTO \"T\" (\"id\", \"a\", \"b\") VALUES (1, 'kept', 'gone')");
        var options = new PushOptions { Renames = renames.Split(' ') };
        var asked = await Engine(after).Push(options, Ct);
        asked.IsDone.ShouldBeFalse();
        asked.Warnings.ShouldHaveSingleItem().Message.ShouldContain(warning);
        (await Engine(after).Push(options with { AcceptDataLoss = true }, Ct)).IsDone.ShouldBeTrue();
        (await Engine(after).Push(new PushOptions(), Ct)).Script.Body.ShouldBe(MigrationScript.EmptyText);
        await ShouldHold((table, column, "kept"));
    }

    /// <summary>Something new has the name of what was renamed; the way back takes it away first.</summary>
    [Theory]
    [InlineData("T=U", "U", "a", "model U {\n  id Int @id @default(autoincrement())\n  a String? @unique\n"
        + "  b String? @default(\"x\")\n  @@index([b])\n}\nmodel T {\n  id Int @id @default(autoincrement())\n"
        + "  a String? @unique\n  @@index([a])\n}\n")]
    [InlineData("T.a=T.c", "T", "c", "model T {\n  id Int @id @default(autoincrement())\n  a Int? @unique\n"
        + "  b String? @default(\"x\")\n  c String? @unique\n  @@index([b])\n}\n")]
    [InlineData("T=U T.a=U.c", "U", "c", "model U {\n  id Int @id @default(autoincrement())\n  a String? @unique\n"
        + "  b String? @default(\"x\")\n  c String? @unique\n  @@index([b])\n}\nmodel T {\n  id String @id\n}\n")]
    public async Task A_name_is_left_to_something_new(string renames, string table, string column, string after)
    {
        const string Before = "model T {\n  id Int @id @default(autoincrement())\n  a String? @unique\n"
            + "  b String? @default(\"x\")\n  @@index([b])\n}\n";
        await Engine(Before).Dev(new DevOptions { Name = "first" }, Ct);
        await Execute("INSERT INTO \"T\" (\"id\", \"a\", \"b\") VALUES (1, 'kept', 'b')");

        (await Engine(after).Dev(new DevOptions { Name = "second", WithDown = true, Renames = renames.Split(' ') }, Ct))
            .Created!.IsRefused.ShouldBeFalse();

        (await Engine(after).Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
        (await Engine(after).Push(new PushOptions(), Ct)).Script.Body.ShouldBe(MigrationScript.EmptyText);
        await ShouldHold((table, column, "kept"));
        (await Engine(after).Undo(new UndoOptions { AcceptDataLoss = true }, Ct)).IsDone.ShouldBeTrue();
        await ShouldHold(("T", "a", "kept"));
        (await Engine(Before).Push(new PushOptions(), Ct)).Script.Body.ShouldBe(MigrationScript.EmptyText);
    }

    /// <summary>
    /// The columns of a join table stand in the order of the models' names: a model that gets another name, and keeps
    /// its table, turns them round. Without that the rows would join others than before.
    /// </summary>
    [Fact]
    public async Task A_join_table_is_turned_round_with_the_names_of_its_models()
    {
        const string Models = "model M {\n  id Int @id\n  us U[] @relation(\"J\")\n  @@map(\"t\")\n}\n"
            + "model U {\n  id Int @id\n  ms M[] @relation(\"J\")\n}\n";
        await Engine(Models).Push(new PushOptions(), Ct);
        await Execute("INSERT INTO \"t\" VALUES (1), (2); INSERT INTO \"U\" VALUES (1), (2);"
            + " INSERT INTO \"_J\" (\"A\", \"B\") VALUES (1, 2)");
        var next = Models.Replace("M[]", "Z[]", StringComparison.Ordinal).Replace("model M", "model Z",
            StringComparison.Ordinal);
        (await Engine(next).Push(new PushOptions(), Ct)).IsDone.ShouldBeTrue();
        await ShouldHold(("_J", "A", "2"), ("_J", "B", "1"));
        (await Engine(next).Push(new PushOptions(), Ct)).Script.Body.ShouldBe(MigrationScript.EmptyText);
        // And a pull sees the relation in it.
        (await Engine(next).Pull(ct: Ct)).Files.Single().Text.ShouldContain("us U[] @relation(\"J\")");
        (await Engine(Models).Push(new PushOptions(), Ct)).IsDone.ShouldBeTrue();
        await ShouldHold(("_J", "A", "1"), ("_J", "B", "2"));
    }

    private async Task ShouldHold(params (string Table, string Column, string Value)[] expected)
    {
        await using var database = await Provider.Open(DatabaseUrl.Parse(Url), Ct);
        foreach (var (table, column, value) in expected)
            (await database.RowProbe.CountValues(null, table, column, [value], Ct)).ShouldBe(1, $"{table}.{column}");
    }
}
