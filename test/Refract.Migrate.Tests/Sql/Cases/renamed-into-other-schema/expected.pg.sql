-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "b";

-- RenameTable
ALTER TABLE "a"."User" SET SCHEMA "b";
ALTER TABLE "b"."User" RENAME TO "Person";

-- RenameEnum
ALTER TYPE "a"."Kind" SET SCHEMA "b";

-- AlterTable
ALTER TABLE "b"."Person" RENAME CONSTRAINT "User_pkey" TO "Person_pkey";
