-- DropIndex
DROP INDEX "A_b_idx";

-- DropIndex
DROP INDEX "A_a_c_idx";

-- DropIndex
DROP INDEX "A_a_b_key";

-- CreateIndex
CREATE UNIQUE INDEX "A_b_key" ON "A"("b");

-- CreateIndex
CREATE INDEX "A_c_a_idx" ON "A"("c", "a");

-- CreateIndex
CREATE INDEX "A_a_b_idx" ON "A"("a", "b");

-- CreateIndex
CREATE INDEX "A_a_c_idx" ON "A"("a" DESC, "c");

-- CreateIndex
CREATE INDEX "hand made" ON "A"("d", "a");

-- RenameIndex
ALTER INDEX "old_name" RENAME TO "new_name";

-- RenameIndex
ALTER INDEX "old_unique" RENAME TO "new_unique";
