-- RenameTable
ALTER TABLE "User" RENAME TO "people";

-- AlterTable
ALTER TABLE "people" RENAME CONSTRAINT "User_pkey" TO "people_pkey";

-- RenameIndex
ALTER INDEX "User_email_key" RENAME TO "people_email_key";
