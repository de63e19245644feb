-- DropForeignKey
ALTER TABLE "D" DROP CONSTRAINT "D_cu_fkey";

-- AlterTable
ALTER TABLE "A" DROP CONSTRAINT "A_pkey",
DROP COLUMN "id",
ADD COLUMN     "id" INTEGER NOT NULL,
DROP COLUMN "n",
ADD COLUMN     "n" INTEGER NOT NULL,
DROP COLUMN "m",
ADD COLUMN     "m" BOOLEAN NOT NULL,
ADD CONSTRAINT "A_pkey" PRIMARY KEY ("id");

-- AlterTable
ALTER TABLE "B" DROP CONSTRAINT "B_pkey",
DROP COLUMN "x",
ADD COLUMN     "x" INTEGER NOT NULL,
ADD CONSTRAINT "B_pkey" PRIMARY KEY ("x", "y");

-- AlterTable
ALTER TABLE "C" DROP COLUMN "u",
ADD COLUMN     "u" INTEGER NOT NULL;

-- AlterTable
ALTER TABLE "D" DROP COLUMN "cu",
ADD COLUMN     "cu" INTEGER NOT NULL;

-- CreateIndex
CREATE UNIQUE INDEX "A_n_key" ON "A"("n");

-- CreateIndex
CREATE INDEX "A_m_k_idx" ON "A"("m", "k");

-- CreateIndex
CREATE UNIQUE INDEX "A_k_n_key" ON "A"("k", "n");

-- CreateIndex
CREATE UNIQUE INDEX "C_u_key" ON "C"("u");

-- CreateIndex
CREATE INDEX "D_cu_idx" ON "D"("cu");

-- AddForeignKey
ALTER TABLE "D" ADD CONSTRAINT "D_cu_fkey" FOREIGN KEY ("cu") REFERENCES "C"("u") ON DELETE RESTRICT ON UPDATE CASCADE;
