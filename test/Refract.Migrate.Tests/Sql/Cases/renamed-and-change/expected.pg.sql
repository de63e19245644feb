-- RenameTable
ALTER TABLE "User" RENAME TO "Person";

-- RenameColumn
ALTER TABLE "Person" RENAME COLUMN "full" TO "name";

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "note" TEXT,
ALTER COLUMN "name" SET NOT NULL,
ALTER COLUMN "name" SET DEFAULT '-',
ALTER COLUMN "age" SET DATA TYPE BIGINT;
ALTER TABLE "Person" RENAME CONSTRAINT "User_pkey" TO "Person_pkey";
