-- CreateEnum
CREATE TYPE "mood" AS ENUM ('HAPPY', 'sa''d');

-- AlterTable
ALTER TABLE "A" ADD COLUMN     "mood" "mood" NOT NULL DEFAULT 'HAPPY';
