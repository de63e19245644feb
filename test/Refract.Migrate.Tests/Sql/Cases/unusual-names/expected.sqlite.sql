-- CreateTable
CREATE TABLE "table's name" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "odd ""name""" TEXT NOT NULL,
    "with space" INTEGER NOT NULL DEFAULT 1
);

-- CreateIndex
CREATE UNIQUE INDEX "table's name_odd ""name""_key" ON "table's name"("odd ""name""");
