using System.Runtime.CompilerServices;
using Refract.Migrate.Engine;
using Refract.Migrate.Scaffolding;
using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Schema.Text;
using Refract.Sqlite.Migrations;
using Refract.Testing;

namespace Refract.Migrate.Tests.Scaffolding;

public sealed class Pulls
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static MigrationEngine Engine(string url, IReadOnlyList<SourceFile> files)
    {
        var result = SchemaCompiler.Compile(files);
        result.IsValid.ShouldBeTrue(string.Join('\n', result.Diagnostics));
        var parsed = DatabaseUrl.Parse(url);
        IMigrationProvider provider = parsed.Provider == SqlProvider.Sqlite
            ? new SqliteMigrationProvider() : new PostgreSqlMigrationProvider();
        return new MigrationEngine(new MigrationSettings { Provider = provider, Url = parsed, Schema = result.Schema });
    }

    private static SourceFile[] TuxSchema([CallerFilePath] string caller = "")
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, "../../../apps/Tux/prisma/schema"));
        return [.. Directory.GetFiles(folder, "*.prisma", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path
            => new SourceFile(path, File.ReadAllText(path)))];
    }

    [Fact]
    public async Task After_a_push_to_postgresql_a_pull_changes_not_one_byte()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        await PullsUnchanged(database.Url);
    }

    [Fact]
    public async Task After_a_push_to_sqlite_a_pull_changes_not_one_byte()
    {
        using var folder = new TempFolder();
        await PullsUnchanged("file:" + folder["tux.db"]);
    }

    private static async Task PullsUnchanged(string url)
    {
        var files = TuxSchema();
        files.Length.ShouldBeGreaterThan(5);
        var engine = Engine(url, files);
        (await engine.Push(new PushOptions(), Ct)).IsDone.ShouldBeTrue();

        var pulled = await engine.Pull(ct: Ct);

        pulled.ChangedPaths.ShouldBeEmpty();
        pulled.Files.Select(file => file.Text).ShouldBe(files.Select(file => file.Text));
    }

    private const string Main = """
        datasource db {
          provider = "postgresql"
        }

        /// People.
        model User {
          id      Int      @id @default(autoincrement()) // the key
          mail    String   @unique @map("e_mail")
          nick    String?
          /// Changed by clients.
          changed DateTime @updatedAt
          token   String   @default(uuid())
          role    Role     @default(GUEST)
          posts   Post[]

          @@index([nick])
          @@map("users")
        }

        enum Role {
          GUEST
          ADMIN @map("admin")
        }

        """;

    private const string Blog = """
        // What people write.
        model Post {
          id       String @id @default(cuid())
          title    String
          author   User   @relation(fields: [authorId], references: [id])
          authorId Int

          @@unique([title, authorId], name: "titleOfAuthor")
        }

        model Old {
          id Int @id
        }

        """;

    [Fact]
    public async Task Only_what_differs_changes_and_everything_else_keeps_its_text()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        SourceFile[] files = [new("main.prisma", Main), new("blog.prisma", Blog)];
        await Engine(database.Url, files).Push(new PushOptions(), Ct);
        await database.Execute("""
            ALTER TABLE users ADD COLUMN age SMALLINT NOT NULL DEFAULT 7, ALTER COLUMN nick SET NOT NULL;
            DROP INDEX users_nick_idx;
            ALTER TYPE "Role" ADD VALUE 'OWNER';
            ALTER TABLE "Post" ALTER COLUMN title TYPE VARCHAR(80);
            DROP TABLE "Old";
            CREATE TABLE "Comment" (id SERIAL PRIMARY KEY, post_id TEXT NOT NULL REFERENCES "Post" (id) ON DELETE CASCADE, body TEXT);
            """);

        var pulled = await Engine(database.Url, files).Pull(ct: Ct);

        pulled.Notes.ShouldBeEmpty();
        Golden.Match(string.Concat(pulled.Files.Select(file => $"// {file.Path}\n{file.Text}\n")),
            "Only_what_differs.prisma");
        (await Engine(database.Url, pulled.Files).Push(new PushOptions(), Ct)).Script.IsEmpty.ShouldBeTrue();
        (await Engine(database.Url, pulled.Files).Pull(ct: Ct)).ChangedPaths.ShouldBeEmpty();
    }

    [Fact]
    public async Task Keys_relations_and_join_tables_follow_the_database()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        SourceFile[] files =
        [
            new("schema.prisma", """
                datasource db {
                  provider = "postgresql"
                }

                model A {
                  id  Int  @id
                  bs  B[]
                  cs  C[]
                  one Int?
                }

                model B {
                  id  Int  @id
                  as  A[]
                  c   C?   @relation(fields: [cId], references: [id])
                  cId Int?
                }

                model C {
                  id  Int @id
                  a   A   @relation(fields: [aId], references: [id])
                  aId Int
                  bs  B[]
                }

                """),
        ];
        await Engine(database.Url, files).Push(new PushOptions(), Ct);
        await database.Execute("""
            DROP TABLE "_AToB";
            ALTER TABLE "B" DROP CONSTRAINT "B_cId_fkey";
            ALTER TABLE "C" ALTER COLUMN "aId" DROP NOT NULL;
            CREATE UNIQUE INDEX "C_aId_key" ON "C" ("aId");
            ALTER TABLE "A" ADD CONSTRAINT "A_one_fkey" FOREIGN KEY (one) REFERENCES "B" (id) ON DELETE SET NULL ON UPDATE CASCADE;
            """);

        var pulled = await Engine(database.Url, files).Pull(ct: Ct);

        Golden.Match(pulled.Files[0].Text, "Keys_and_relations.prisma");
        pulled.Notes.ShouldBeEmpty();
        (await Engine(database.Url, pulled.Files).Push(new PushOptions(), Ct)).Script.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task A_schema_from_nothing_says_all_that_the_database_holds()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        await database.Execute("""
            CREATE TYPE "my-enum" AS ENUM ('a b', '1', 'ok');
            CREATE TABLE "User" (id SERIAL PRIMARY KEY, tags TEXT[] DEFAULT ARRAY['x', 'y''s'], e "my-enum" DEFAULT '1', boss INT UNIQUE REFERENCES "User" (id));
            CREATE TABLE "no key" ("1x" INT, i INTERVAL[], "2" TEXT);
            CREATE TABLE "Tag" (id INT PRIMARY KEY);
            CREATE TABLE "_TagToUser" ("A" INT NOT NULL REFERENCES "Tag" (id) ON DELETE CASCADE ON UPDATE CASCADE,
                "B" INT NOT NULL REFERENCES "User" (id) ON DELETE CASCADE ON UPDATE CASCADE, CONSTRAINT "_TagToUser_AB_pkey" PRIMARY KEY ("A", "B"));
            CREATE INDEX "_TagToUser_B_index" ON "_TagToUser" ("B");
            """);
        await using var opened = await new PostgreSqlMigrationProvider().Open(DatabaseUrl.Parse(database.Url), Ct);

        var pulled = SchemaScaffolder.Create("schema.prisma", await opened.IntrospectAll([], Ct),
            Providers.RulesOf(SqlProvider.PostgreSql));

        pulled.Notes.ShouldBeEmpty();
        Golden.Match(pulled.Files[0].Text, "From_nothing.prisma");
        (await Engine(database.Url, pulled.Files).Push(new PushOptions(), Ct)).Script.IsEmpty.ShouldBeTrue();
    }
}
