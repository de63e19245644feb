-- DropForeignKey
ALTER TABLE "_AToB" DROP CONSTRAINT "_AToB_A_fkey";

-- DropForeignKey
ALTER TABLE "_AToB" DROP CONSTRAINT "_AToB_B_fkey";

-- DropTable
DROP TABLE "A";

-- DropTable
DROP TABLE "B";

-- DropTable
DROP TABLE "_AToB";

-- DropEnum
DROP TYPE "E";
