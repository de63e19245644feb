/*
  Warnings:

  - The primary key of `Tag` becomes (`key`, `value`): this fails when rows share the same values.
  - Column `old` of `User` is dropped with all its values.
  - Column `name` of `User` becomes required: this fails when rows have no value in it.
  - A unique index is created on `User` (`email`): this fails when rows share the same values.

*/
-- DropIndex
DROP INDEX CONCURRENTLY "User_name_idx";

-- CreateIndex
CREATE UNIQUE INDEX CONCURRENTLY "Tag_pkey" ON "Tag"("key", "value");

-- AlterTable
SET lock_timeout = '5s';
ALTER TABLE "Tag" ADD CONSTRAINT "Tag_pkey" PRIMARY KEY USING INDEX "Tag_pkey";

-- DropIndex
SET lock_timeout = 0;
DROP INDEX CONCURRENTLY "Tag_key_value_key";

-- AlterTable
SET lock_timeout = '5s';
ALTER TABLE "User" DROP COLUMN "old",
ADD COLUMN     "age" INTEGER NOT NULL DEFAULT 0,
ALTER COLUMN "name" SET DEFAULT 'none';

-- AlterTable
BEGIN;
ALTER TABLE "User" ADD CONSTRAINT "User_name_not_null" CHECK ("name" IS NOT NULL) NOT VALID;
COMMIT;
BEGIN;
ALTER TABLE "User" VALIDATE CONSTRAINT "User_name_not_null";
COMMIT;
BEGIN;
ALTER TABLE "User" ALTER COLUMN "name" SET NOT NULL, DROP CONSTRAINT "User_name_not_null";
COMMIT;

-- CreateTable
CREATE TABLE "Note" (
    "id" INTEGER NOT NULL,
    "postId" INTEGER NOT NULL,

    CONSTRAINT "Note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Note_postId_idx" ON "Note"("postId");

-- CreateIndex
SET lock_timeout = 0;
CREATE UNIQUE INDEX CONCURRENTLY "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX CONCURRENTLY "User_age_email_idx" ON "User"("age", "email");

-- AddForeignKey
SET lock_timeout = '5s';
BEGIN;
ALTER TABLE "Post" ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE NOT VALID;
COMMIT;
BEGIN;
ALTER TABLE "Post" VALIDATE CONSTRAINT "Post_authorId_fkey";
COMMIT;

-- AddForeignKey
ALTER TABLE "Note" ADD CONSTRAINT "Note_postId_fkey" FOREIGN KEY ("postId") REFERENCES "Post"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
