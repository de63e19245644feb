-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "b";

-- RenameTable
ALTER TABLE "a"."One" RENAME TO "moved_Two";
ALTER TABLE "a"."moved_Two" SET SCHEMA "b";
ALTER TABLE "b"."moved_Two" RENAME TO "Two";

-- RenameTable
ALTER TABLE "a"."Two" RENAME TO "One";

-- AlterTable
ALTER TABLE "b"."Two" RENAME CONSTRAINT "One_pkey" TO "Two_pkey";

-- AlterTable
ALTER TABLE "a"."One" RENAME CONSTRAINT "Two_pkey" TO "One_pkey";

-- RenameIndex
ALTER INDEX "b"."One_n_idx" RENAME TO "Two_n_idx";
