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

-- RedefineIndex
DROP INDEX "old_name";
CREATE INDEX "new_name" ON "A"("c");

-- RedefineIndex
DROP INDEX "old_unique";
CREATE UNIQUE INDEX "new_unique" ON "A"("b", "c");
