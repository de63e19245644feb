-- AlterTable
ALTER TABLE "A" RENAME CONSTRAINT "A_pkey" TO "a_key";
