-- AlterTable
ALTER TABLE "A" ADD COLUMN "roles" JSONB DEFAULT '[1,2]';
