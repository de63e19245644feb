-- AlterTable
ALTER TABLE "A" DROP COLUMN "mood",
ADD COLUMN     "mood" TEXT NOT NULL DEFAULT 'HAPPY',
DROP COLUMN "text",
ADD COLUMN     "text" "Other" NOT NULL;

-- DropEnum
DROP TYPE "Mood";
