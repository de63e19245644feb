-- AlterEnum
BEGIN;
CREATE TYPE "Mood_new" AS ENUM ('HAPPY', 'SAD');
ALTER TABLE "A" ALTER COLUMN "mood" DROP DEFAULT;
ALTER TABLE "B" ALTER COLUMN "mood" DROP DEFAULT;
ALTER TABLE "A" ALTER COLUMN "mood" TYPE "Mood_new" USING ("mood"::text::"Mood_new");
ALTER TABLE "A" ALTER COLUMN "other" TYPE "Mood_new" USING ("other"::text::"Mood_new");
ALTER TABLE "B" ALTER COLUMN "mood" TYPE "Mood_new" USING ("mood"::text::"Mood_new");
ALTER TYPE "Mood" RENAME TO "Mood_old";
ALTER TYPE "Mood_new" RENAME TO "Mood";
DROP TYPE "Mood_old";
ALTER TABLE "A" ALTER COLUMN "mood" SET DEFAULT 'HAPPY';
ALTER TABLE "B" ALTER COLUMN "mood" SET DEFAULT 'SAD';
COMMIT;

-- AlterTable
ALTER TABLE "B" ALTER COLUMN "mood" SET DEFAULT 'SAD';
