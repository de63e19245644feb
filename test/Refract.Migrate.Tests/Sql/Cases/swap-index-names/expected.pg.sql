-- DropIndex
DROP INDEX "one";

-- DropIndex
DROP INDEX "two";

-- DropIndex
DROP INDEX "three";

-- CreateIndex
CREATE INDEX "two" ON "A"("a");

-- CreateIndex
CREATE INDEX "three" ON "A"("b");

-- CreateIndex
CREATE UNIQUE INDEX "one" ON "A"("a", "c");
