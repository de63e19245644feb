-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "E" AS ENUM ('A', 'B');

-- DropTable
DROP TABLE "shop"."A";

-- DropTable
DROP TABLE "shop"."C";

-- DropEnum
DROP TYPE "shop"."E";

-- CreateTable
CREATE TABLE "A" (
    "id" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "e" "E" NOT NULL,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "A_n_key" ON "A"("n");
