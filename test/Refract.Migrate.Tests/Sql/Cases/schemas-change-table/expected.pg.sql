-- AlterEnum
ALTER TYPE "shop"."E" ADD VALUE 'C';

-- DropIndex
DROP INDEX "shop"."C_m_key";

-- AlterTable
CREATE SEQUENCE "shop".c_id_seq;
ALTER TABLE "shop"."C" ALTER COLUMN "id" SET DEFAULT nextval('"shop".c_id_seq');
ALTER TABLE "shop"."C" RENAME CONSTRAINT "C_pkey" TO "cc";
ALTER SEQUENCE "shop".c_id_seq OWNED BY "shop"."C"."id";
SELECT setval('"shop".c_id_seq', GREATEST((SELECT MAX("id") FROM "shop"."C"), 0) + 1, false);

-- RenameIndex
ALTER INDEX "shop"."nn" RENAME TO "mm";
