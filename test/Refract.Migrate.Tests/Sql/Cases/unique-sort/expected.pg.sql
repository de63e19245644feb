-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "A" (
    "id" INTEGER NOT NULL,
    "a" INTEGER NOT NULL,
    "b" INTEGER NOT NULL,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id","a")
);

-- CreateIndex
CREATE UNIQUE INDEX "A_a_b_key" ON "A"("a" DESC, "b");
