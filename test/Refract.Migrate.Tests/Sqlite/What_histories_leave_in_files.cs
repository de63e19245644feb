namespace Refract.Migrate.Tests.Sqlite;

/// <summary>What is there twice, or was made partial by hand, is no difference to the schema.</summary>
public sealed class What_histories_leave_in_files : SqliteFileTest
{
    private const string Models = """
        model User {
          id    Int    @id
          email String @unique
          posts Post[]
        }

        model Post {
          id     Int     @id
          key    String?
          userId Int
          user   User    @relation(fields: [userId], references: [id])

          @@index([key])
        }

        """;

    [Fact]
    public async Task Nothing_is_done_about_it()
    {
        Sql("""
            CREATE TABLE "User" ("id" INTEGER NOT NULL PRIMARY KEY, "email" TEXT NOT NULL);
            CREATE UNIQUE INDEX "User_email_key" ON "User"("email");
            CREATE UNIQUE INDEX "Person_email_key" ON "User"("email");
            CREATE TABLE "Post" ("id" INTEGER NOT NULL PRIMARY KEY, "key" TEXT, "userId" INTEGER NOT NULL,
                CONSTRAINT "Post_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id")
                    ON DELETE RESTRICT ON UPDATE CASCADE,
                CONSTRAINT "again" FOREIGN KEY ("userId") REFERENCES "User" ("id")
                    ON DELETE RESTRICT ON UPDATE CASCADE);
            CREATE INDEX "Post_key_idx" ON "Post"("key") WHERE "key" IS NOT NULL;
            """);
        (await Push(Models)).Script.Body.ShouldBe(Relational.Contracts.MigrationScript.EmptyText);
        (await PullAll(Models)).ChangedPaths.ShouldBeEmpty();

        // A table that is rebuilt keeps the index as it is.
        (await Push(Models.Replace("userId Int\n", "userId Int @default(1)\n", StringComparison.Ordinal)))
            .IsDone.ShouldBeTrue();
        Rows("SELECT sql FROM sqlite_master WHERE name = 'Post_key_idx'").ShouldHaveSingleItem()
            .ShouldContain("IS NOT NULL");
        (await Push(Models.Replace("  email String @unique\n", "  email String\n", StringComparison.Ordinal)))
            .IsDone.ShouldBeTrue();
        Rows("SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'User'").ShouldBeEmpty();
    }
}
