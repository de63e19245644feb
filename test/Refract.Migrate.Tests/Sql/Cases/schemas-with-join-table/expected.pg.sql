-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "shop";

-- CreateTable
CREATE TABLE "shop"."A" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "C" (
    "id" SERIAL NOT NULL,

    CONSTRAINT "C_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop"."_AToC" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_AToC_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE INDEX "_AToC_B_index" ON "shop"."_AToC"("B");

-- AddForeignKey
ALTER TABLE "shop"."_AToC" ADD CONSTRAINT "_AToC_A_fkey" FOREIGN KEY ("A") REFERENCES "shop"."A"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shop"."_AToC" ADD CONSTRAINT "_AToC_B_fkey" FOREIGN KEY ("B") REFERENCES "C"("id") ON DELETE CASCADE ON UPDATE CASCADE;
