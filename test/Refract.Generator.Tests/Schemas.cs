namespace Refract.Generator.Tests;

internal static class Schemas
{
    public const string Blog = """
        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }

        enum Role {
          USER
          ADMIN @map("administrator")
        }

        /// A person who can sign in.
        model User {
          id         Int      @id @default(autoincrement())
          email      String   @unique
          name       String?
          age        Int?
          role       Role     @default(USER)
          created_at DateTime @default(now())
          posts      Post[]
        }

        model Post {
          id        Int      @id @default(autoincrement())
          title     String
          published Boolean  @default(false)
          views     Int      @default(0)
          tags      String[]
          author_id Int
          author    User     @relation(fields: [author_id], references: [id])
        }

        model Account {
          id    String @id
          login String @unique
        }
        """;

    public const string Levels = """
        generator client {
          provider  = "refract"
          namespace = "Game"
          client    = "GameDb"
        }

        datasource db {
          provider = "sqlite"
          url      = "file:dev.db"
        }

        model Levels {
          member_id    BigInt
          guild_id     BigInt
          xp           Float    @default(0)
          /// When the member last wrote.
          last_message DateTime @default(now())
          note         String?
          guild        Guild    @relation(fields: [guild_id], references: [guild_id], onDelete: Cascade)

          @@id([member_id, guild_id])
          @@unique([member_id, guild_id])
        }

        /// @csharp(name: "Server")
        /// A server.
        model Guild {
          guild_id BigInt   @id
          levels   Levels[]
        }
        """;
}
