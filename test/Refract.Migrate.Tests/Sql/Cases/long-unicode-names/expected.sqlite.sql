-- CreateTable
CREATE TABLE "A" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü" INTEGER NOT NULL,
    "xüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü" INTEGER NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "A_üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü_key" ON "A"("üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü");

-- CreateIndex
CREATE UNIQUE INDEX "A_xüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü_key" ON "A"("xüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü");
