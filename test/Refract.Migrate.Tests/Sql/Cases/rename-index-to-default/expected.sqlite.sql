-- RedefineIndex
DROP INDEX "x";
CREATE UNIQUE INDEX "A_a_key" ON "A"("a");

-- RedefineIndex
DROP INDEX "y";
CREATE INDEX "A_id_a_idx" ON "A"("id", "a");
