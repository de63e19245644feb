using Refract.Schema.Text;

namespace Refract.Schema.Tests.Compilation;

/// <summary>A schema in the manner of the Discord bot that the toolkit was made for, in several files.</summary>
internal static class TuxSchema
{
    internal static IReadOnlyList<SourceFile> Files { get; } =
    [
        new("prisma/schema/main.prisma", """
            generator client {
              provider             = "refract"
              recursive_type_depth = "-1"
              interface            = "asyncio"
            }

            datasource db {
              provider  = "postgresql"
              url       = env("DATABASE_URL")
              directUrl = env("DATABASE_URL")
            }
            """),
        new("prisma/schema/commands/moderation.prisma", """
            /// What a moderator did.
            model Case {
              case_id              BigInt    @id @default(autoincrement())
              case_status          Boolean?  @default(true)
              case_type            CaseType
              case_reason          String
              case_user_roles      BigInt[]  @default([])
              case_number          BigInt?
              case_created_at      DateTime? @default(now())
              case_expires_at      DateTime?
              case_tempban_expired Boolean?  @default(false)
              case_user_id         BigInt
              guild_id             BigInt
              guild                Guild     @relation(fields: [guild_id], references: [guild_id])

              @@unique([case_number, guild_id])
              @@index([case_number, guild_id])
              @@index([case_type, case_expires_at, case_tempban_expired])
              @@index([case_created_at(sort: Desc)])
            }

            enum CaseType {
              BAN
              TEMPBAN
              /// Only a word.
              WARN @map("warn")
            }
            """),
        new("prisma/schema/guild/guild.prisma", """
            model Guild {
              guild_id        BigInt     @id
              guild_joined_at DateTime?  @default(now())
              case_count      BigInt     @default(0)
              cases           Case[]
              levels          Levels[]
              Starboard       Starboard?

              @@index([guild_id])
            }

            model Levels {
              member_id BigInt
              xp        Float  @default(0)
              guild_id  BigInt
              guild     Guild  @relation(fields: [guild_id], references: [guild_id])

              @@id([member_id, guild_id])
              @@unique([member_id, guild_id])
              @@index([member_id])
            }

            model Starboard {
              guild_id             BigInt @id @unique
              starboard_channel_id BigInt
              starboard_emoji      String @db.VarChar(64)
              Guild                Guild  @relation(fields: [guild_id], references: [guild_id], onDelete: Cascade)

              @@index([guild_id])
            }
            """),
    ];
}
