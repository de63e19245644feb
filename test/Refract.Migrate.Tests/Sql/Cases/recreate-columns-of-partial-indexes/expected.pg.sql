-- AlterTable
ALTER TABLE "A" DROP COLUMN "a",
ADD COLUMN     "a" TIMESTAMP(3),
DROP COLUMN "c",
ADD COLUMN     "c" INTEGER;

-- CreateIndex
CREATE INDEX "in_raw_condition" ON "A"("b") WHERE (c IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "in_key_and_condition" ON "A"("id", "a") WHERE ("a" IS NOT NULL);

-- CreateIndex
CREATE UNIQUE INDEX "in_condition" ON "A"("b") WHERE ("a" IS NOT NULL);
