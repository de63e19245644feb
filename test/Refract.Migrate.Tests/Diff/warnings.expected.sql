/*
  Warnings:

  - Column `b` of `A` is dropped with all its values.
  - Column `a` of `A` becomes required: this fails when rows have no value in it.
  - Table `B` is dropped with all its rows.
  - A unique index is created on `A` (`a`): this fails when rows share the same values.

*/
-- AlterTable
ALTER TABLE "A" DROP COLUMN "b",
ALTER COLUMN "a" SET NOT NULL;

-- DropTable
DROP TABLE "B";

-- CreateIndex
CREATE UNIQUE INDEX "A_a_key" ON "A"("a");
