-- AlterTable
ALTER TABLE "A" ADD COLUMN "b" INTEGER;
ALTER TABLE "A" ADD COLUMN "z" INTEGER;

-- CreateIndex
CREATE UNIQUE INDEX "A_b_key" ON "A"("b");

-- CreateIndex
CREATE INDEX "A_z_idx" ON "A"("z");
