using Refract.Migrate.Engine;
using Refract.Migrate.Tests.Engine;
using Refract.PostgreSql.Migrations;
using Refract.Relational.Contracts;
using Refract.Relational.Review;
using Refract.Schema.Diagnostics;
using Refract.Testing;

namespace Refract.Migrate.Tests.Review;

/// <summary><c>migrate dev --online</c>: forms that lock tables for moments only.</summary>
public sealed class Migrations_for_databases_in_use : PostgreSqlEngineTest
{
    private const string Before = """
        model User {
          id    Int     @id
          email String
          name  String?
          old   Int?

          @@index([name])
        }

        model Tag {
          key   Int
          value String
          @@unique([key, value])
        }

        model Post {
          id       Int @id
          authorId Int?
        }

        """;

    private const string After = """
        model User {
          id    Int     @id
          email String  @unique
          name  String  @default("none")
          age   Int     @default(0)
          posts Post[]

          @@index([age, email])
        }

        model Tag {
          key   Int
          value String
          @@id([key, value])
        }

        model Post {
          id       Int   @id
          authorId Int?
          author   User? @relation(fields: [authorId], references: [id], onDelete: SetNull)
          notes    Note[]
        }

        model Note {
          id     Int  @id
          postId Int
          post   Post @relation(fields: [postId], references: [id])

          @@index([postId])
        }

        """;

    [Fact]
    public async Task Are_applied_lead_to_the_schema_and_have_no_finding_that_they_can_avoid()
    {
        await Engine(Before).Dev(new DevOptions { Name = "first" }, Ct);
        await Execute("""
            INSERT INTO "User" VALUES (1, 'a', 'n', 1), (2, 'b', 'm', 2);
            INSERT INTO "Post" VALUES (1, 1);
            INSERT INTO "Tag" VALUES (1, 'a');
            """);
        var first = await File.ReadAllTextAsync(
            Directory.GetFiles(Migrations, "*.sql", SearchOption.AllDirectories).Single(), Ct);

        var created = (await Engine(After).Dev(
            new DevOptions { Name = "second", Online = true, AcceptDataLoss = true }, Ct)).Created!;
        var script = await File.ReadAllTextAsync(created.Path!, Ct);
        Golden.Match(script, "Golden/online.sql");

        // Applied: nothing is left to do, and the database is in the state of its migrations.
        (await Engine(After).Push(new PushOptions(), Ct)).Script.IsEmpty.ShouldBeTrue();
        (await Engine(After).Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
        (await Scalar("SELECT count(*) FROM pg_constraint WHERE NOT convalidated")).ShouldBe(0L);
        (await Scalar("SELECT count(*) FROM pg_index WHERE NOT indisvalid")).ShouldBe(0L);

        var findings = new PostgreSqlMigrationProvider().Reviewer.Review(new ReviewedScript(script, [first]))
            .SelectMany(statement => statement.Findings).ToArray();
        findings.ShouldAllBe(finding => finding.IsContraction);
        findings.ShouldNotContain(finding => finding.Level == DiagnosticSeverity.Error);
    }

    private const string Plain = "model Row {\n  a Int\n  b String\n  note String?\n  @@id([a, b])\n}\n"
        + "model Loose {\n  x Int?\n  y Int\n  @@unique([x])\n  @@ignore\n}\n";

    private static string Filled => Plain.Replace("  note String?\n", """
          note   String @default("none")
          token  String @default(dbgenerated("gen_random_uuid()")) @db.Uuid @unique
          maybe  Float? @default(dbgenerated("random()"))
          number BigInt @default(autoincrement()) @unique

        """, StringComparison.Ordinal).Replace("  y Int\n",
        "  y Int\n  token String @default(dbgenerated(\"gen_random_uuid()\")) @db.Uuid\n", StringComparison.Ordinal);

    private async Task FillRows()
    {
        await Engine(Plain).Dev(new DevOptions { Name = "first" }, Ct);
        await Execute("""
            INSERT INTO "Row" SELECT i, 'b' || i, CASE WHEN i % 3 = 0 THEN 'x' END FROM generate_series(1, 12001) i;
            INSERT INTO "Loose" VALUES (NULL, 1), (NULL, 2), (1, 3);
            """);
    }

    [Fact]
    public async Task Fill_the_rows_that_are_there_in_batches()
    {
        await FillRows();
        var created = (await Engine(Filled).Dev(new DevOptions { Name = "second", Online = true }, Ct)).Created!;
        created.IsRefused.ShouldBeFalse(string.Join('\n', created.Warnings.Select(warning => warning.Message)));
        Golden.Match(await File.ReadAllTextAsync(created.Path!, Ct), "Golden/backfill.sql");

        (await Engine(Filled).Push(new PushOptions(), Ct)).Script.IsEmpty.ShouldBeTrue();
        (await Engine(Filled).Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
        (await Scalar("SELECT count(DISTINCT token) FROM \"Row\"")).ShouldBe(12001L);
        (await Scalar("SELECT count(DISTINCT number) FROM \"Row\" WHERE maybe IS NOT NULL")).ShouldBe(12001L);
        (await Scalar("SELECT count(*) FROM \"Row\" WHERE note = 'x'")).ShouldBe(4000L);
        (await Scalar("SELECT count(*) FROM \"Row\" WHERE note = 'none'")).ShouldBe(8001L);
        (await Scalar("SELECT count(DISTINCT token) FROM \"Loose\"")).ShouldBe(3L);
        // Each row has the transaction of the last column that was filled in it: the note, or the token before it.
        (await Scalar("SELECT count(DISTINCT xmin::text) FROM \"Row\"")).ShouldBe(6L);
        await Execute("INSERT INTO \"Row\" (a, b) VALUES (0, '')");
        (await Scalar("SELECT number FROM \"Row\" WHERE a = 0")).ShouldBe(12002L);
    }

    [Fact]
    public async Task Go_on_where_they_were_cut_off()
    {
        await FillRows();
        // The second batch of the first column fails.
        await Execute("""
            CREATE SEQUENCE counter;
            CREATE FUNCTION stop() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN IF nextval('counter') > 7000 THEN RAISE 'stopped'; END IF; RETURN NEW; END $$;
            CREATE TRIGGER stop BEFORE UPDATE ON "Row" FOR EACH ROW EXECUTE FUNCTION stop();
            """);
        var failure = await Should.ThrowAsync<MigrationException>(() =>
            Engine(Filled).Dev(new DevOptions { Name = "second", Online = true }, Ct));
        failure.Code.ShouldBe("P3018");
        (await Scalar("SELECT count(maybe) FROM \"Row\"")).ShouldBe(5000L);

        var name = Directory.GetDirectories(Migrations).Select(Path.GetFileName).Max(StringComparer.Ordinal)!;
        (await Should.ThrowAsync<MigrationException>(() => Engine(Filled).Deploy(Ct))).Code.ShouldBe("P3009");
        await Execute("DROP FUNCTION stop CASCADE; DROP SEQUENCE counter;");
        await Engine(Filled).ResolveRolledBack(name, Ct);
        (await Engine(Filled).Deploy(Ct)).Applied.Single().Name.ShouldBe(name);
        (await Engine(Filled).Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
        (await Scalar("SELECT count(DISTINCT token) FROM \"Row\" WHERE maybe IS NOT NULL")).ShouldBe(12001L);
    }

    [Fact]
    public async Task Are_as_always_for_tables_that_are_new()
    {
        var usual = (await Engine(After).Dev(new DevOptions { Name = "first", CreateOnly = true }, Ct)).Created!;
        var script = await File.ReadAllTextAsync(usual.Path!, Ct);
        Directory.Delete(Migrations, recursive: true);
        var online = (await Engine(After).Dev(
            new DevOptions { Name = "first", CreateOnly = true, Online = true }, Ct)).Created!;
        (await File.ReadAllTextAsync(online.Path!, Ct)).Replace("SET lock_timeout = '5s';\n", "",
            StringComparison.Ordinal).ShouldBe(script);
    }
}
