using Refract.Migrate.Engine;
using Refract.Migrate.Tests.Engine;
using Refract.PostgreSql.Migrations;
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
        findings.ShouldAllBe(finding => finding.Code == ReviewRules.Drops);
        findings.ShouldNotContain(finding => finding.Level == DiagnosticSeverity.Error);
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
