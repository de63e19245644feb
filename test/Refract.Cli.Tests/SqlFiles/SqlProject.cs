using Refract.Testing;

namespace Refract.Cli.Tests.SqlFiles;

/// <summary>A project with a schema and a database that matches it, for tests of SQL files.</summary>
internal sealed class SqlProject : IAsyncDisposable
{
    private const string Models = """

        enum Role {
          ADMIN
          user  @map("a user")

          @@map("role_kind")
        }

        model User {
          id    Int     @id @default(autoincrement())
          email String  @unique
          name  String?
          role  Role    @default(ADMIN)
          posts Post[]

          @@map("users")
        }

        model Post {
          id       Int      @id @default(autoincrement())
          title    String
          views    BigInt   @default(0)
          at       DateTime @default(now())
          authorId Int?
          author   User?    @relation(fields: [authorId], references: [id])
        }

        """;

    private readonly PostgreSqlTestDatabase? _database;

    private SqlProject(PostgreSqlTestDatabase? database, CliFolder folder) => (_database, Folder) = (database, folder);

    public CliFolder Folder { get; }

    /// <summary>The URL of the database.</summary>
    public string Url => Folder.Variables["DATABASE_URL"];

    /// <summary>Makes one; the database is PostgreSQL, or a file.</summary>
    public static async Task<SqlProject> Create(bool isPostgreSql, string schemaPath = "prisma/schema.prisma")
    {
        var database = isPostgreSql ? await PostgreSqlServer.CreateDatabase() : null;
        var project = new SqlProject(database, new CliFolder());
        project.Folder.Variables["DATABASE_URL"] = database?.Url ?? "file:./dev.db";
        project.Folder.With(schemaPath, Schema(isPostgreSql));
        (await project.Folder.Run("db", "push", "--schema", schemaPath)).ShouldExit(0);
        return project;
    }

    public static string Schema(bool isPostgreSql) => $$"""
        datasource db {
          provider = "{{(isPostgreSql ? "postgresql" : "sqlite")}}"
          url      = env("DATABASE_URL")
        }

        """ + Models;

    public SqlProject With(string name, string sql)
    {
        Folder.With($"prisma/sql/{name}", sql);
        return this;
    }

    /// <summary>Runs <c>refract generate --sql</c>.</summary>
    public Task<CommandRun> Check(params string[] more) => Folder.Run(["generate", "--sql", .. more]);

    /// <summary>The record of a file.</summary>
    public string Record(string name) => Folder.Read($"prisma/sql/{name}.sql.json");

    /// <summary>The parameters and columns of a record, each as <c>name: type</c>.</summary>
    public string Types(string name) => string.Join(", ", Record(name).Split('\n')
        .Where(line => line.Contains("\"name\"", StringComparison.Ordinal))
        .Select(line => line.Split('"')).Select(parts => $"{parts[3]}: {parts[7]}"));

    public async ValueTask DisposeAsync()
    {
        Folder.Dispose();
        if (_database is not null) await _database.DisposeAsync();
    }
}
