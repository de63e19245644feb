-- RenameEnum
ALTER TYPE "Color" RENAME TO "paint";

-- AlterEnum
BEGIN;
CREATE TYPE "paint_new" AS ENUM ('RED', 'GREEN');
ALTER TABLE "Car" ALTER COLUMN "color" DROP DEFAULT;
ALTER TABLE "Car" ALTER COLUMN "color" TYPE "paint_new" USING ("color"::text::"paint_new");
ALTER TABLE "Car" ALTER COLUMN "all" TYPE "paint_new"[] USING ("all"::text::"paint_new"[]);
ALTER TYPE "paint" RENAME TO "paint_old";
ALTER TYPE "paint_new" RENAME TO "paint";
DROP TYPE "paint_old";
ALTER TABLE "Car" ALTER COLUMN "color" SET DEFAULT 'RED';
COMMIT;
