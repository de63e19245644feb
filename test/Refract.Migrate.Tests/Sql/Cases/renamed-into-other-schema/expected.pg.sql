-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "b";

-- RenameTable
ALTER TABLE "a"."User" RENAME TO "moved_Person";
ALTER TABLE "a"."moved_Person" SET SCHEMA "b";
ALTER TABLE "b"."moved_Person" RENAME TO "Person";

-- RenameEnum
ALTER TYPE "a"."Kind" SET SCHEMA "b";

-- AlterTable
ALTER TABLE "b"."Person" RENAME CONSTRAINT "User_pkey" TO "Person_pkey";
