using Refract.Migrate.Engine;
using Refract.Migrate.Tests.Engine;
using Refract.PostgreSql.Migrations;

namespace Refract.Migrate.Tests.Review;

/// <summary>A script of <c>migrate dev --online</c> that was cut off can be run again from its beginning.</summary>
public sealed class Online_migrations_run_again : PostgreSqlEngineTest
{
    private const string Before = """
        enum Color {
          RED
        }

        model Car {
          id    Int     @id
          name  String?
          old   Int?
          owner Int?
          color Color?

          @@index([name])
        }

        model Owner {
          id Int @id
        }

        model Loose {
          id Int @unique
        }

        """;

    private const string After = """
        enum Color {
          BLUE
          RED
        }

        enum Fuel {
          OIL
        }

        model Car {
          id    Int     @id
          name  String  @default("none") @unique
          fuel  Fuel    @default(OIL)
          code  String  @default(dbgenerated("gen_random_uuid()")) @db.Uuid
          count Int     @default(autoincrement())
          owner Int?
          by    Owner?  @relation(fields: [owner], references: [id])
          color Color?

          @@index([owner])
        }

        model Owner {
          id   BigInt @id
          cars Car[]
          kids Kid[]
        }

        model Kid {
          id     Int   @id
          parent BigInt
          by     Owner @relation(fields: [parent], references: [id])

          @@index([parent])
        }

        model Loose {
          id Int @id
        }

        """;

    private static string AfterText => After.Replace("owner Int?", "owner BigInt?", StringComparison.Ordinal);

    [Fact]
    public async Task After_each_of_its_parts()
    {
        await Engine(Before).Dev(new DevOptions { Name = "first" }, Ct);
        await Execute("""
            INSERT INTO "Owner" VALUES (1), (2);
            INSERT INTO "Car" VALUES (1, 'a', 1, 1, 'RED'), (2, NULL, 2, 2, NULL);
            INSERT INTO "Loose" VALUES (1);
            """);
        var created = (await Engine(AfterText).Dev(
            new DevOptions { Name = "second", Online = true, AcceptDataLoss = true, CreateOnly = true }, Ct)).Created!;
        var script = await File.ReadAllTextAsync(created.Path!, Ct);
        var groups = Parts(script).ToArray();
        groups.Length.ShouldBeGreaterThan(20);
        var start = Database.Name;
        for (var count = 1; count <= groups.Length; count += 4)
        {
            await using var copy = await Refract.Testing.PostgreSqlServer.CreateDatabase(start);
            var provider = new PostgreSqlMigrationProvider();
            var url = Refract.Relational.DatabaseUrl.Parse(copy.Url);
            await using var database = await provider.Open(url, Ct);
            foreach (var part in groups.Take(count)) await database.Execute(part, Ct);
            await ShouldRunAgain();
            var left = await new MigrationEngine(new MigrationSettings
            {
                Provider = provider, Url = url, Schema = SchemaOf(AfterText),
            }).Push(new PushOptions(), Ct);
            left.Script.IsEmpty.ShouldBeTrue($"after {count} parts: {left.Script.Body}");
            (await copy.Scalar("SELECT count(*) FROM pg_index WHERE NOT indisvalid")).ShouldBe(0L);

            async Task ShouldRunAgain()
            {
                try
                {
                    await database.Execute(script, Ct);
                }
                catch (Refract.Relational.Contracts.ScriptFailedException failure)
                {
                    Assert.Fail($"after {count} parts: {failure.Message}\n{failure.Statement}\n{script}");
                }
            }
        }
    }

    /// <summary>The statements and transactions of a script.</summary>
    private static IEnumerable<string> Parts(string script)
    {
        var part = "";
        foreach (var line in script.Split('\n').SkipWhile(line => line != "*/").Skip(1))
        {
            part += line + "\n";
            var isInBlock = part.Split("$$").Length % 2 == 0
                || part.Contains("\nBEGIN;", StringComparison.Ordinal) && line != "COMMIT;"
                || part.StartsWith("BEGIN;", StringComparison.Ordinal) && line != "COMMIT;";
            if (!line.EndsWith(';') || isInBlock) continue;
            yield return part;
            part = "";
        }
    }

    /// <summary>A build that was cut off leaves an index that is not valid.</summary>
    [Fact]
    public async Task With_indexes_that_were_not_finished()
    {
        await Engine(Before).Dev(new DevOptions { Name = "first" }, Ct);
        await Engine(AfterText).Dev(
            new DevOptions { Name = "second", Online = true, AcceptDataLoss = true, CreateOnly = true }, Ct);
        await Execute("INSERT INTO \"Loose\" VALUES (1); INSERT INTO \"Car\" VALUES (1, 'a'), (2, 'a')");
        var fails = await Should.ThrowAsync<Refract.Relational.Contracts.MigrationException>(() =>
            Engine(AfterText).Deploy(Ct));
        fails.Code.ShouldBe("P3018");
        (await Scalar("SELECT count(*) FROM pg_index WHERE NOT indisvalid")).ShouldBe(1L);

        await Execute("UPDATE \"Car\" SET name = 'b' WHERE id = 2");
        var name = Path.GetFileName(Directory.GetDirectories(Migrations, "*_second").Single());
        await Engine(AfterText).ResolveRolledBack(name, Ct);
        (await Engine(AfterText).Deploy(Ct)).Applied.Single().Name.ShouldBe(name);
        (await Scalar("SELECT count(*) FROM pg_index WHERE NOT indisvalid")).ShouldBe(0L);
        (await Engine(AfterText).Diagnose(Ct)).IsUpToDate.ShouldBeTrue();
    }
}
