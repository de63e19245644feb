-- AlterTable
ALTER TABLE "A" ADD COLUMN     "note" TEXT;
