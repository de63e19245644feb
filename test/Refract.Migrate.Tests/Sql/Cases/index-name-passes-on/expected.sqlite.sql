-- CreateTable
CREATE TABLE "C" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- RedefineIndex
DROP INDEX "x";
CREATE INDEX "y" ON "A"("a");

-- RedefineIndex
DROP INDEX "z";
CREATE INDEX "A_b" ON "A"("b");

-- CreateIndex
CREATE INDEX "x" ON "A"("a", "b");

-- CreateIndex
CREATE INDEX "z" ON "B"("b");
