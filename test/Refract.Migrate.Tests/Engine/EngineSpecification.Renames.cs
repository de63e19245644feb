using Refract.Migrate.Engine;
using Refract.Migrate.Renames;
using Refract.Relational;
using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Engine;

/// <summary>What gets another name keeps what is in it.</summary>
public abstract partial class EngineSpecification
{
    private const string Before = """
        model User {
          id       Int     @id
          email    String  @unique
          fullname String?
          posts    Post[]
          tags     Tag[]
        }

        model Post {
          id       Int  @id
          authorId Int
          author   User @relation(fields: [authorId], references: [id])

          @@index([authorId])
        }

        model Tag {
          id    Int    @id
          users User[]
        }
        """;

    private const string After = """
        model Person {
          id    Int      @id
          mail  String   @unique
          name  String   @default("-")
          posts Article[]
          tags  Tag[]
        }

        model Article {
          id       Int    @id
          writerId Int
          writer   Person @relation(fields: [writerId], references: [id])

          @@index([writerId])
        }

        model Tag {
          id    Int      @id
          users Person[]
        }
        """;

    private const string Turning =
        "model T {\n  id Int @id\n  a String? @unique\n  b String?\n  c String?\n  @@index([b])\n}\n";

    [Theory]
    [InlineData("T.a=T.b T.b=T.a", "b a c")]
    [InlineData("T.a=T.b T.b=T.c T.c=T.a", "c a b")]
    public async Task Names_that_go_round_keep_what_is_in_them(string renames, string values)
    {
        await Engine(Turning).Dev(new DevOptions { Name = "first" }, Ct);
        await Execute("INSERT INTO \"T\" VALUES (1, 'a', 'b', 'c')");
        var options = new DevOptions { Name = "second", WithDown = true, Renames = renames.Split(' ') };
        (await Engine(Turning).Dev(options, Ct)).Created!.IsRefused.ShouldBeFalse();
        (await Engine(Turning).Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
        (await Engine(Turning).Push(new PushOptions(), Ct)).Script.IsEmpty.ShouldBeTrue();
        await ShouldHold(values.Split(' '));
        (await Engine(Turning).Undo(new UndoOptions { AcceptDataLoss = true }, Ct)).IsDone.ShouldBeTrue();
        await ShouldHold("a", "b", "c");

        async Task ShouldHold(params string[] expected)
        {
            await using var database = await Provider.Open(DatabaseUrl.Parse(Url), Ct);
            foreach (var (column, value) in new[] { "a", "b", "c" }.Zip(expected))
                (await database.RowProbe.CountValues(null, "T", column, [value], Ct)).ShouldBe(1, column);
        }
    }

    [Fact]
    public async Task A_name_that_stays_is_no_rename()
    {
        await Engine(Turning).Dev(new DevOptions { Name = "first" }, Ct);
        foreach (var rename in new[] { "T.a=T.a", "T.a=T.b" })
            (await Should.ThrowAsync<MigrationException>(() => Engine(Turning)
                .Dev(new DevOptions { Name = "second", Renames = [rename] }, Ct))).Code.ShouldBe("RFR3014", rename);
    }

    private static readonly string[] s_renames =
        ["User=Person", "User.email=Person.mail", "Person.fullname=Person.name", "Post=Article",
            "Post.authorId=Article.writerId"];

    private async Task FillBefore()
    {
        (await Engine(Before).Push(new PushOptions(), Ct)).IsDone.ShouldBeTrue();
        await Execute("""
            INSERT INTO "User" ("id", "email", "fullname") VALUES (1, 'a@b', 'A'), (2, 'c@d', NULL);
            INSERT INTO "Post" ("id", "authorId") VALUES (10, 1), (11, 2);
            INSERT INTO "Tag" ("id") VALUES (20);
            INSERT INTO "_TagToUser" ("A", "B") VALUES (20, 2);
            """);
    }

    private async Task ShouldHaveKeptRows(string schema)
    {
        await using var database = await Provider.Open(DatabaseUrl.Parse(Url), Ct);
        (await database.RowProbe.CountValues(null, "Person", "mail", ["a@b", "c@d"], Ct)).ShouldBe(2);
        (await database.RowProbe.CountValues(null, "Person", "name", ["A"], Ct)).ShouldBe(1);
        (await database.RowProbe.CountNonNull(null, "Article", "writerId", Ct)).ShouldBe(2);
        (await database.RowProbe.CountValues(null, "_PersonToTag", "A", ["2"], Ct)).ShouldBe(1);
        (await database.RowProbe.CountValues(null, "_PersonToTag", "B", ["20"], Ct)).ShouldBe(1);
        (await Engine(schema).Push(new PushOptions(), Ct)).Script.Body.ShouldBe(MigrationScript.EmptyText);
        (await database.Introspect([], Ct)).Tables.Select(table => table.Name)
            .ShouldBe(["Article", "Person", "Tag", "_PersonToTag"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_push_renames_what_it_is_told_and_keeps_the_rows()
    {
        await FillBefore();
        var optional = After.Replace("String   @default(\"-\")", "String?", StringComparison.Ordinal);
        var result = await Engine(optional).Push(new PushOptions { Renames = s_renames }, Ct);
        result.Warnings.ShouldBeEmpty();
        result.IsDone.ShouldBeTrue();
        result.Renames.Made.Select(made => made.Argument).ShouldBe(["User=Person", "User.email=Person.mail",
            "User.fullname=Person.name", "Post=Article", "Post.authorId=Article.writerId"]);
        result.Renames.Candidates.ShouldBeEmpty();
        await ShouldHaveKeptRows(optional);
    }

    [Fact]
    public async Task A_renamed_column_that_changes_besides_is_looked_at_under_its_old_name()
    {
        await FillBefore();
        var required = After.Replace("   @default(\"-\")", "", StringComparison.Ordinal);
        var refused = await Engine(required).Push(new PushOptions { Renames = s_renames, AcceptDataLoss = true }, Ct);
        refused.IsDone.ShouldBeFalse();
        refused.Warnings.ShouldHaveSingleItem().Count.ShouldBe(1);
        await Execute("UPDATE \"User\" SET \"fullname\" = '-' WHERE \"fullname\" IS NULL");
        (await Engine(required).Push(new PushOptions { Renames = s_renames }, Ct)).IsDone.ShouldBeTrue();
        await ShouldHaveKeptRows(required);
    }

    [Fact]
    public async Task Without_consent_the_candidates_are_named_and_rows_are_not_lost()
    {
        await FillBefore();
        var refused = await Engine(After).Push(new PushOptions(), Ct);
        refused.IsDone.ShouldBeFalse();
        refused.Renames.Made.ShouldBeEmpty();
        refused.Renames.Candidates.ShouldBeEmpty("nothing in the two is alike");
        var alike = Before.Replace("User ", "Person ", StringComparison.Ordinal)
            .Replace("User[]", "Person[]", StringComparison.Ordinal)
            .Replace("fullname", "name", StringComparison.Ordinal);
        refused = await Engine(alike).Push(new PushOptions(), Ct);
        refused.IsDone.ShouldBeFalse();
        refused.Renames.Candidates.Select(candidate => candidate.Argument).ShouldBe(
            ["User=Person", "User.fullname=Person.name"]);
        refused.Renames.Candidates[1].Within.ShouldBe(refused.Renames.Candidates[0]);
        (await Engine(alike).Push(new PushOptions { AcceptDataLoss = true, AsksForRenames = true }, Ct)).IsDone
            .ShouldBeFalse();
        await using var database = await Provider.Open(DatabaseUrl.Parse(Url), Ct);
        (await database.RowProbe.CountRows(null, "User", Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task A_migration_renames_and_what_hangs_on_the_names_follows()
    {
        await Engine(Before).Dev(new DevOptions { Name = "init" }, Ct);
        await Execute("""
            INSERT INTO "User" ("id", "email", "fullname") VALUES (1, 'a@b', 'A'), (2, 'c@d', NULL);
            INSERT INTO "Post" ("id", "authorId") VALUES (10, 1), (11, 2);
            INSERT INTO "Tag" ("id") VALUES (20);
            INSERT INTO "_TagToUser" ("A", "B") VALUES (20, 2);
            """);
        var optional = After.Replace("String   @default(\"-\")", "String?", StringComparison.Ordinal);
        var result = await Engine(optional).Dev(new DevOptions { Name = "rename", Renames = s_renames }, Ct);
        result.Created!.IsRefused.ShouldBeFalse();
        result.Created.Renames.Made.Count.ShouldBe(s_renames.Length);
        await ShouldHaveKeptRows(optional);
        (await Engine(optional).Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
        var catalog = await Catalog();
        catalog.Tables.SelectMany(table => table.Indexes).Select(index => index.Name).Order()
            .ShouldContain("Person_mail_key");
        catalog.Tables.SelectMany(table => table.Indexes).Select(index => index.Name)
            .ShouldContain("Article_writerId_idx");
    }

    private async Task<Relational.Catalog.DatabaseCatalog> Catalog()
    {
        await using var database = await Provider.Open(DatabaseUrl.Parse(Url), Ct);
        return await database.Introspect([], Ct);
    }

    [Theory]
    [InlineData("User.fulname=User.name", "There is: User.fullname")]
    [InlineData("User.fullname=User.nam", "There is: User.name")]
    [InlineData("User.email=User.name", "Nothing called User.email goes")]
    [InlineData("User", "is not of the form OLD=NEW")]
    [InlineData("User.fullname=User.", "Nothing called User. is new")]
    [InlineData("User=User.name", "Nothing called User goes")]
    public async Task A_rename_that_fits_nothing_is_refused_with_what_there_is(string rename, string message)
    {
        await Engine("model User {\n  id Int @id\n  email String\n  fullname String?\n}").Push(new PushOptions(), Ct);
        var engine = Engine("model User {\n  id Int @id\n  email String\n  name String?\n}");
        var refusal = await Should.ThrowAsync<MigrationException>(() =>
            engine.Push(new PushOptions { Renames = [rename] }, Ct));
        refusal.Code.ShouldBe("RFR3014");
        refusal.Message.ShouldContain(message);
    }

    [Fact]
    public async Task Names_of_the_schema_and_of_the_database_are_understood()
    {
        await Engine("model User {\n  id Int @id\n  full String? @map(\"full_name\")\n  @@map(\"users\")\n}")
            .Push(new PushOptions(), Ct);
        await Execute("INSERT INTO \"users\" (\"id\", \"full_name\") VALUES (1, 'A')");
        var next = "model User {\n  id Int @id\n  name String? @map(\"the_name\")\n  @@map(\"users\")\n}";
        foreach (var rename in (string[])["users.full_name=users.the_name", "User.full_name=User.name"])
            (await Engine(next).Diff(DiffSource.Database, DiffSource.Of(SchemaOf(next)), [rename], Ct)).Renames.Made
                .ShouldHaveSingleItem().ShouldBe(new RenameCandidate(RenameKind.Column, "users.full_name",
                    "users.the_name"));
        (await Engine(next).Push(new PushOptions { Renames = ["User.full_name=users.name"] }, Ct)).IsDone
            .ShouldBeTrue();
        await using var database = await Provider.Open(DatabaseUrl.Parse(Url), Ct);
        (await database.RowProbe.CountNonNull(null, "users", "the_name", Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task Values_of_an_enum_are_renamed_in_the_rows()
    {
        const string colors = "enum Color {\n  RED\n  BLUE @map(\"blue\")\n}\n\nmodel Car {\n  id Int @id\n"
            + "  color Color @default(RED)\n  other Color?\n}";
        var next = colors.Replace("RED", "CRIMSON", StringComparison.Ordinal);
        await Engine(colors).Push(new PushOptions(), Ct);
        await Execute("INSERT INTO \"Car\" (\"id\", \"other\") VALUES (1, 'blue'), (2, 'RED')");
        var result = await Engine(next).Push(new PushOptions { Renames = ["Color.RED=Color.CRIMSON"] }, Ct);
        result.Warnings.ShouldBeEmpty();
        result.IsDone.ShouldBeTrue();
        await Execute("INSERT INTO \"Car\" (\"id\") VALUES (3)");
        await using var database = await Provider.Open(DatabaseUrl.Parse(Url), Ct);
        (await database.RowProbe.CountValues(null, "Car", "color", ["CRIMSON"], Ct)).ShouldBe(3);
        (await database.RowProbe.CountValues(null, "Car", "other", ["CRIMSON"], Ct)).ShouldBe(1);
        (await Engine(next).Push(new PushOptions(), Ct)).Script.IsEmpty.ShouldBeTrue();
    }
}
