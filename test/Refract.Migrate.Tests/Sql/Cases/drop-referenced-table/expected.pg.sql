-- DropForeignKey
ALTER TABLE "B" DROP CONSTRAINT "B_aId_fkey";

-- AlterTable
ALTER TABLE "B" DROP COLUMN "aId";

-- DropTable
DROP TABLE "A";
