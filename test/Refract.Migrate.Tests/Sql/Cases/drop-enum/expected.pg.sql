-- AlterTable
ALTER TABLE "A" DROP COLUMN "mood";

-- DropEnum
DROP TYPE "Mood";
