/*
  Warnings:

  - The primary key of `Tag` becomes (`key`, `value`): this fails when rows share the same values.
  - Column `old` of `User` is dropped with all its values.
  - A unique index is created on `User` (`email`): this fails when rows share the same values.

*/
-- AlterTable
SET lock_timeout = '5s';
ALTER TABLE "User" ALTER COLUMN "name" SET DEFAULT 'none';

-- Backfill
SET lock_timeout = 0;
-- refract-lint: ignore RFR3117 (it fills 5000 rows at a time, each batch in a transaction of its own)
DO $$
DECLARE
    batch_start RECORD;
    batch_end RECORD;
    is_last BOOLEAN;
BEGIN
    SELECT "id" INTO batch_start FROM "User" ORDER BY "id" LIMIT 1;
    is_last := NOT FOUND;
    WHILE NOT is_last LOOP
        SELECT "id" INTO batch_end FROM "User" WHERE "id" >= batch_start."id"
            ORDER BY "id" OFFSET 5000 LIMIT 1;
        is_last := NOT FOUND;
        IF is_last THEN
            UPDATE "User" SET "name" = DEFAULT
                WHERE "id" >= batch_start."id" AND "name" IS NULL;
        ELSE
            UPDATE "User" SET "name" = DEFAULT
                WHERE "id" >= batch_start."id" AND "id" < batch_end."id"
                    AND "name" IS NULL;
            batch_start := batch_end;
        END IF;
        COMMIT;
    END LOOP;
END
$$;

-- AlterTable
SET lock_timeout = '5s';
BEGIN;
ALTER TABLE "User" DROP CONSTRAINT IF EXISTS "User_name_not_null", ADD CONSTRAINT "User_name_not_null" CHECK ("name" IS NOT NULL) NOT VALID;
COMMIT;
BEGIN;
ALTER TABLE "User" VALIDATE CONSTRAINT "User_name_not_null";
COMMIT;
BEGIN;
ALTER TABLE "User" ALTER COLUMN "name" SET NOT NULL, DROP CONSTRAINT IF EXISTS "User_name_not_null";
COMMIT;

-- DropIndex
SET lock_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "User_name_idx";

-- CreateIndex
-- refract-lint: ignore RFR3117 (it leaves out what is done already)
DO $$ BEGIN IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('"Tag_pkey"') AND NOT indisvalid) THEN DROP INDEX "Tag_pkey"; END IF; END $$;
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "Tag_pkey" ON "Tag"("key", "value");

-- AlterTable
SET lock_timeout = '5s';
-- refract-lint: ignore RFR3117 (it leaves out what is done already)
DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = '"Tag"'::regclass AND contype = 'p') THEN ALTER TABLE "Tag" ADD CONSTRAINT "Tag_pkey" PRIMARY KEY USING INDEX "Tag_pkey"; END IF; END $$;

-- DropIndex
SET lock_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "Tag_key_value_key";

-- AlterTable
SET lock_timeout = '5s';
ALTER TABLE "User" DROP COLUMN IF EXISTS "old",
ADD COLUMN IF NOT EXISTS "age" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE IF NOT EXISTS "Note" (
    "id" INTEGER NOT NULL,
    "postId" INTEGER NOT NULL,

    CONSTRAINT "Note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX IF NOT EXISTS "Note_postId_idx" ON "Note"("postId");

-- CreateIndex
SET lock_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "User_email_key";
CREATE UNIQUE INDEX CONCURRENTLY "User_email_key" ON "User"("email");

-- CreateIndex
DROP INDEX CONCURRENTLY IF EXISTS "User_age_email_idx";
CREATE INDEX CONCURRENTLY "User_age_email_idx" ON "User"("age", "email");

-- AddForeignKey
SET lock_timeout = '5s';
BEGIN;
ALTER TABLE "Post" DROP CONSTRAINT IF EXISTS "Post_authorId_fkey", ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
COMMIT;
BEGIN;
ALTER TABLE "Post" VALIDATE CONSTRAINT "Post_authorId_fkey";
COMMIT;

-- AddForeignKey
ALTER TABLE "Note" DROP CONSTRAINT IF EXISTS "Note_postId_fkey", ADD CONSTRAINT "Note_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
