-- AlterTable
ALTER TABLE "A" DROP COLUMN "note",
ADD COLUMN     "text" TEXT NOT NULL;
