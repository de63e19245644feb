-- CreateTable
CREATE TABLE "C" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "C_pkey" PRIMARY KEY ("id")
);

-- RenameIndex
ALTER INDEX "x" RENAME TO "y";

-- RenameIndex
ALTER INDEX "z" RENAME TO "A_b";

-- CreateIndex
CREATE INDEX "x" ON "A"("a", "b");

-- CreateIndex
CREATE INDEX "z" ON "B"("b");
