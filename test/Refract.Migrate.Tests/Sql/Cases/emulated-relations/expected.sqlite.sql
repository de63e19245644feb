-- CreateTable
CREATE TABLE "A" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- CreateTable
CREATE TABLE "B" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "aId" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "C" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);

-- CreateTable
CREATE TABLE "_AToC" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL
);

-- CreateIndex
CREATE INDEX "B_aId_idx" ON "B"("aId");

-- CreateIndex
CREATE UNIQUE INDEX "_AToC_AB_unique" ON "_AToC"("A", "B");

-- CreateIndex
CREATE INDEX "_AToC_B_index" ON "_AToC"("B");
