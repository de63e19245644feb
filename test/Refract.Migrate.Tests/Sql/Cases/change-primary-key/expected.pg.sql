-- AlterTable
ALTER TABLE "A" DROP CONSTRAINT "A_pkey",
ADD CONSTRAINT "A_pkey" PRIMARY KEY ("code");

-- AlterTable
ALTER TABLE "B" DROP CONSTRAINT "B_pkey",
ADD CONSTRAINT "B_pkey" PRIMARY KEY ("y", "x");

-- AlterTable
ALTER TABLE "C" DROP CONSTRAINT "C_pkey";

-- AlterTable
ALTER TABLE "D" ADD CONSTRAINT "D_pkey" PRIMARY KEY ("id");

-- DropIndex
DROP INDEX "D_id_key";
