-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "A" (
    "id" INTEGER NOT NULL,
    "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü" INTEGER NOT NULL,
    "xüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü" INTEGER NOT NULL,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "A_üüüüüüüüüüüüüüüüüüüüüüüüüüüü_key" ON "A"("üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü");

-- CreateIndex
CREATE UNIQUE INDEX "A_xüüüüüüüüüüüüüüüüüüüüüüüüüüüü_key" ON "A"("xüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü");
