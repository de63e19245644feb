-- DropForeignKey
ALTER TABLE "B" DROP CONSTRAINT "B_aCode_fkey";

-- AlterTable
ALTER TABLE "A" ADD COLUMN     "other" TEXT NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "A_other_key" ON "A"("other");

-- AddForeignKey
ALTER TABLE "B" ADD CONSTRAINT "B_aCode_fkey" FOREIGN KEY ("aCode") REFERENCES "A"("other") ON DELETE RESTRICT ON UPDATE CASCADE;
