-- AlterEnum
BEGIN;
CREATE TYPE "shop"."Mood_new" AS ENUM ('HAPPY');
ALTER TABLE "shop"."B" ALTER COLUMN "mood" DROP DEFAULT;
ALTER TABLE "shop"."B" ALTER COLUMN "mood" TYPE "shop"."Mood_new" USING ("mood"::text::"shop"."Mood_new");
ALTER TYPE "shop"."Mood" RENAME TO "Mood_old";
ALTER TYPE "shop"."Mood_new" RENAME TO "Mood";
DROP TYPE "shop"."Mood_old";
ALTER TABLE "shop"."B" ALTER COLUMN "mood" SET DEFAULT 'HAPPY';
COMMIT;

-- DropForeignKey
ALTER TABLE "shop"."B" DROP CONSTRAINT "B_aId_fkey";

-- DropIndex
DROP INDEX "shop"."B_aId_key";

-- DropIndex
DROP INDEX "shop"."B_mood_idx";

-- AlterTable
ALTER TABLE "shop"."B" ALTER COLUMN "n" SET DATA TYPE BIGINT;

-- DropTable
DROP TABLE "shop"."C";
