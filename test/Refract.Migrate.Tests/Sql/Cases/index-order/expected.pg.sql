-- AlterTable
ALTER TABLE "A" ADD COLUMN     "m" INTEGER;

-- CreateTable
CREATE TABLE "Z" (
    "id" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,
    "aId" INTEGER NOT NULL,

    CONSTRAINT "Z_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ZZ" (
    "id" INTEGER NOT NULL,
    "n" INTEGER NOT NULL,

    CONSTRAINT "ZZ_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Z_n_key" ON "Z"("n");

-- CreateIndex
CREATE INDEX "ZZ_n_idx" ON "ZZ"("n");

-- CreateIndex
CREATE UNIQUE INDEX "A_n_key" ON "A"("n");

-- CreateIndex
CREATE INDEX "B_n_idx" ON "B"("n");

-- AddForeignKey
ALTER TABLE "Z" ADD CONSTRAINT "Z_aId_fkey" FOREIGN KEY ("aId") REFERENCES "A"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "B" ADD CONSTRAINT "B_aId_fkey" FOREIGN KEY ("aId") REFERENCES "A"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
