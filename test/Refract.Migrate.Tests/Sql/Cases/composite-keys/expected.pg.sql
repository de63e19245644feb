-- DropForeignKey
ALTER TABLE "B" DROP CONSTRAINT "B_ax_ay_fkey";

-- AlterTable
ALTER TABLE "A" DROP CONSTRAINT "A_pkey",
ADD COLUMN     "z" INTEGER NOT NULL,
ADD CONSTRAINT "A_pkey" PRIMARY KEY ("x", "y", "z");

-- AlterTable
ALTER TABLE "B" ADD COLUMN     "az" INTEGER NOT NULL;

-- AddForeignKey
ALTER TABLE "B" ADD CONSTRAINT "B_ax_ay_az_fkey" FOREIGN KEY ("ax", "ay", "az") REFERENCES "A"("x", "y", "z") ON DELETE RESTRICT ON UPDATE CASCADE;
