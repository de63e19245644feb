-- DropIndex
DROP INDEX "Z_c_key";

-- DropIndex
DROP INDEX "B_q_key";

-- AlterTable
ALTER TABLE "Z" DROP COLUMN "g",
ALTER COLUMN "a" DROP NOT NULL,
ALTER COLUMN "c" SET DATA TYPE BIGINT,
ALTER COLUMN "y" DROP NOT NULL,
ALTER COLUMN "x" DROP NOT NULL;

-- AlterTable
ALTER TABLE "B" ADD COLUMN     "q2" INTEGER NOT NULL,
ADD COLUMN     "zid2" INTEGER,
ADD CONSTRAINT "B_pkey" PRIMARY KEY ("id");

-- DropIndex
DROP INDEX "B_id_key";

-- DropTable
DROP TABLE "ZZ";

-- DropEnum
DROP TYPE "Gone";

-- CreateTable
CREATE TABLE "AA2" (
    "id" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "AA2_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "New" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "New_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "AA2_n_key" ON "AA2"("n");

-- CreateIndex
CREATE INDEX "B_q_idx" ON "B"("q");

-- RenameForeignKey
ALTER TABLE "B" RENAME CONSTRAINT "B_zid_fkey" TO "hello";

-- RenameIndex
ALTER INDEX "B_zid_q_idx" RENAME TO "renamed";

-- RenameIndex
ALTER INDEX "oldn" RENAME TO "newn";
