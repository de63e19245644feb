-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "shop";

-- CreateEnum
CREATE TYPE "shop"."Mood" AS ENUM ('HAPPY');

-- CreateTable
CREATE TABLE "shop"."B" (
    "id" INTEGER NOT NULL,
    "mood" "shop"."Mood" NOT NULL DEFAULT 'HAPPY',
    "moods" "shop"."Mood"[] DEFAULT ARRAY['HAPPY']::"shop"."Mood"[],
    "aId" INTEGER NOT NULL,

    CONSTRAINT "B_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop"."C" (
    "id" SERIAL NOT NULL,

    CONSTRAINT "C_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_AToC" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_AToC_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE UNIQUE INDEX "B_aId_key" ON "shop"."B"("aId");

-- CreateIndex
CREATE INDEX "B_mood_idx" ON "shop"."B"("mood");

-- CreateIndex
CREATE INDEX "_AToC_B_index" ON "_AToC"("B");

-- AddForeignKey
ALTER TABLE "shop"."B" ADD CONSTRAINT "B_aId_fkey" FOREIGN KEY ("aId") REFERENCES "A"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_AToC" ADD CONSTRAINT "_AToC_A_fkey" FOREIGN KEY ("A") REFERENCES "A"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_AToC" ADD CONSTRAINT "_AToC_B_fkey" FOREIGN KEY ("B") REFERENCES "shop"."C"("id") ON DELETE CASCADE ON UPDATE CASCADE;
