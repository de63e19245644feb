-- DropIndex
DROP INDEX "A_code_key";

-- AlterTable
ALTER TABLE "A" DROP CONSTRAINT "A_pkey",
ADD CONSTRAINT "A_pkey" PRIMARY KEY ("code");

-- CreateIndex
CREATE UNIQUE INDEX "A_id_key" ON "A"("id");
