-- DropIndex
DROP INDEX "A_note_key";

-- DropIndex
DROP INDEX "A_n_note_idx";

-- AlterTable
ALTER TABLE "A" DROP COLUMN "note";
