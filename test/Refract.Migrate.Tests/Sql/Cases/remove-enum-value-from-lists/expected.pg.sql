-- AlterEnum
BEGIN;
CREATE TYPE "Mood_new" AS ENUM ('HAPPY');
ALTER TABLE "A" ALTER COLUMN "moods" DROP DEFAULT;
ALTER TABLE "A" ALTER COLUMN "moods" TYPE "Mood_new"[] USING ("moods"::text::"Mood_new"[]);
ALTER TABLE "A" ALTER COLUMN "other" TYPE "Mood_new"[] USING ("other"::text::"Mood_new"[]);
ALTER TYPE "Mood" RENAME TO "Mood_old";
ALTER TYPE "Mood_new" RENAME TO "Mood";
DROP TYPE "Mood_old";
ALTER TABLE "A" ALTER COLUMN "moods" SET DEFAULT ARRAY['HAPPY']::"Mood"[];
COMMIT;
