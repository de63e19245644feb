-- AlterTable
ALTER TABLE "A" DROP COLUMN "n",
DROP COLUMN "note";
