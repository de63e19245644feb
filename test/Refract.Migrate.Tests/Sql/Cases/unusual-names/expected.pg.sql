-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "table's name" (
    "id" INTEGER NOT NULL,
    "odd ""name""" TEXT NOT NULL,
    "with space" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "table's name_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "table's name_odd ""name""_key" ON "table's name"("odd ""name""");
