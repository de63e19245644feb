-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "A" (
    "id" INTEGER NOT NULL,
    "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü" INTEGER NOT NULL,
    "xüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü" INTEGER NOT NULL,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "A_üüüüüüüüüüüüüüüüüüüüüüüüüüüü_key" ON "A"("üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü");

-- CreateIndex
CREATE UNIQUE INDEX "A_xüüüüüüüüüüüüüüüüüüüüüüüüüüüü_key" ON "A"("xüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü");
