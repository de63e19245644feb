using Refract.Migrate.Engine;
using Refract.Migrate.History;
using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Schema;
using Refract.Schema.Text;

namespace Refract.Migrate.Tests.Engine;

/// <summary>
/// What the histories of existing projects leave in a database, and the real Prisma does not see: the schema is up to
/// date with it, so nothing is to be done.
/// </summary>
public sealed class What_histories_leave_behind : PostgreSqlEngineTest
{
    private const string Keys = """
        SELECT string_agg(name, ' ' ORDER BY name) FROM (SELECT indexname AS name FROM pg_indexes
        WHERE schemaname = 'public' AND indexname NOT LIKE '\_prisma%' UNION ALL SELECT conname FROM pg_constraint WHERE contype = 'f') AS all_of_them
        """;

    private const string Users = """
        model User {
          id    Int    @id
          email String @unique
          name  String
          posts Post[]

          @@index([name])
          @@map("users")
        }

        model Post {
          id     Int  @id
          userId Int
          user   User @relation(fields: [userId], references: [id])
        }

        """;

    /// <summary>A table that got another name keeps its old indexes, and the next migration makes new ones.</summary>
    [Fact]
    public async Task Indexes_and_foreign_keys_that_are_there_twice_stay()
    {
        await PushTwice(Users);
        await Execute("""
            CREATE UNIQUE INDEX "User_email_key" ON users (email);
            CREATE INDEX "User_name_idx" ON users (name);
            ALTER TABLE "Post" ADD CONSTRAINT again FOREIGN KEY ("userId") REFERENCES users (id)
                ON DELETE RESTRICT ON UPDATE CASCADE;
            """);
        var before = await Scalar(Keys);
        await PushTwice(Users);
        (await Scalar(Keys)).ShouldBe(before);
        (await Engine(Users).Pull(ct: Ct)).ChangedPaths.ShouldBeEmpty();

        // What differs in more than its name is not the same.
        await Execute("""
            CREATE INDEX other ON users (name DESC);
            ALTER TABLE "Post" ADD CONSTRAINT other FOREIGN KEY ("userId") REFERENCES users (id) ON DELETE CASCADE;
            """);
        (await Push(Users)).Script.Steps.Count.ShouldBe(2);
        (await Scalar(Keys)).ShouldBe(before);

        // When none of them is wanted any more, all of them go.
        await PushTwice(Users.Replace("String @unique", "String", StringComparison.Ordinal)
            .Replace("  @@index([name])\n", "", StringComparison.Ordinal)
            .Replace("  posts Post[]\n", "", StringComparison.Ordinal)
            .Replace("  user   User @relation(fields: [userId], references: [id])\n", "", StringComparison.Ordinal));
        (await Scalar(Keys)).ShouldBe("Post_pkey users_pkey");
    }

    [Fact]
    public async Task A_way_back_takes_a_second_index_away_again()
    {
        await Engine(Users).Dev(new DevOptions { Name = "first" }, Ct);
        var twice = Users.Replace("@@index([name])", "@@index([name])\n  @@index([name], map: \"again\")",
            StringComparison.Ordinal);
        await Engine(twice).Dev(new DevOptions { Name = "second", WithDown = true }, Ct);
        (await Scalar(Keys)).ShouldBe("Post_pkey Post_userId_fkey again users_email_key users_name_idx users_pkey");
        await Engine(Users).Undo(new UndoOptions(), Ct);
        (await Scalar(Keys)).ShouldBe("Post_pkey Post_userId_fkey users_email_key users_name_idx users_pkey");
    }

    /// <summary>
    /// Without the preview feature the schema has no word for a condition, so people make the schema's index partial in
    /// a migration.
    /// </summary>
    [Fact]
    public async Task An_index_of_the_schema_that_was_made_partial_stays_so()
    {
        const string models = """
            enum State {
              OPEN
              DONE
              GONE
            }

            model Job {
              id    Int    @id
              state State
              key   String?

              @@index([state, key])
            }

            """;
        const string definition = "SELECT indexdef FROM pg_indexes WHERE indexname = 'Job_state_key_idx'";
        (await Plain(models).Push(new PushOptions(), Ct)).IsDone.ShouldBeTrue();
        await Execute("""
            DROP INDEX "Job_state_key_idx";
            CREATE INDEX "Job_state_key_idx" ON "Job" (state, key) WHERE key IS NOT NULL;
            """);
        var before = (string)(await Scalar(definition))!;
        before.ShouldContain("WHERE");
        (await Plain(models).Push(new PushOptions(), Ct)).Script.IsEmpty.ShouldBeTrue();
        var pull = await Plain(models).Pull(ct: Ct);
        pull.ChangedPaths.ShouldBeEmpty();

        // The type is replaced, and the index made again.
        var less = models.Replace("  GONE\n", "", StringComparison.Ordinal);
        (await Plain(less).Push(new PushOptions { AcceptDataLoss = true }, Ct)).IsDone.ShouldBeTrue();
        ((string)(await Scalar(definition))!).ShouldBe(before);
        (await Plain(less).Push(new PushOptions(), Ct)).Script.IsEmpty.ShouldBeTrue();

        // With the feature the schema says that there is no condition.
        (await Push(less)).Script.Steps.Count.ShouldBe(2);
        ((string)(await Scalar(definition))!).ShouldNotContain("WHERE");
    }

    private MigrationEngine Plain(string models)
    {
        var result = SchemaCompiler.Compile([new SourceFile("schema.prisma",
            "datasource db {\n  provider = \"postgresql\"\n}\n\n" + models)]);
        result.IsValid.ShouldBeTrue(string.Join('\n', result.Diagnostics));
        return new MigrationEngine(new MigrationSettings
        {
            Provider = new PostgreSqlMigrationProvider(), Url = DatabaseUrl.Parse(Database.Url), Schema = result.Schema,
            Migrations = new MigrationFolder(Migrations),
        });
    }
}
