-- DropIndex
DROP INDEX "A_b_idx";

-- DropIndex
DROP INDEX "A_c_key";

-- DropIndex
DROP INDEX "M_n_key";

-- AlterTable
ALTER TABLE "A" ADD CONSTRAINT "A_pkey" PRIMARY KEY ("a", "b");

-- DropIndex
DROP INDEX "A_a_b_key";

-- AlterTable
ALTER TABLE "M" DROP CONSTRAINT "M_pkey",
ADD CONSTRAINT "M_pkey" PRIMARY KEY ("x", "n");

-- DropTable
DROP TABLE "T";

-- CreateTable
CREATE TABLE "N" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "N_pkey" PRIMARY KEY ("id")
);
