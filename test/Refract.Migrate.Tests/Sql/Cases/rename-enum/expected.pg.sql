-- CreateEnum
CREATE TYPE "mood_type" AS ENUM ('HAPPY', 'SAD');

-- AlterTable
ALTER TABLE "A" DROP COLUMN "mood",
ADD COLUMN     "mood" "mood_type" NOT NULL DEFAULT 'HAPPY';

-- DropEnum
DROP TYPE "Mood";
