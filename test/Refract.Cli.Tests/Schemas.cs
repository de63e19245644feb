namespace Refract.Cli.Tests;

/// <summary>Schemas that several tests use.</summary>
internal static class Schemas
{
    public const string Sqlite = """
        datasource db {
          provider = "sqlite"
          url      = "file:./dev.db"
        }

        model User {
          id    Int     @id @default(autoincrement())
          email String  @unique
          name  String?
        }

        """;

    public const string PostgreSqlFromVariable = """
        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }

        model User {
          id    Int     @id @default(autoincrement())
          email String  @unique
          name  String?
        }

        """;

    public static string WithUrl(string datasourceLines) => $$"""
        datasource db {
          provider = "postgresql"
          {{datasourceLines}}
        }

        model User {
          id Int @id
        }

        """;
}
