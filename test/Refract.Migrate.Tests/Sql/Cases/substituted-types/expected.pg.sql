-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "shop";

-- CreateEnum
CREATE TYPE "shop"."Color" AS ENUM ('RED', 'green');

-- CreateTable
CREATE TABLE "A" (
    "id" BIGSERIAL NOT NULL,
    "code" VARCHAR(20) NOT NULL,
    "uid" UUID NOT NULL DEFAULT gen_random_uuid(),
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT now(),
    "small" SMALLINT NOT NULL,
    "tags" TEXT[] DEFAULT ARRAY['a', 'it''s']::TEXT[],
    "numbers" INTEGER[],
    "color" "shop"."Color" NOT NULL DEFAULT 'green',
    "colors" "shop"."Color"[] DEFAULT ARRAY['RED', 'green']::"shop"."Color"[],
    "data" JSON NOT NULL DEFAULT '{"a":1}',
    "place" point,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop"."B" (
    "id" SERIAL NOT NULL,
    "aId" BIGINT NOT NULL,

    CONSTRAINT "B_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "A_tags_idx" ON "A" USING GIN ("tags");

-- CreateIndex
CREATE INDEX "A_code_idx" ON "A" USING HASH ("code");

-- CreateIndex
CREATE INDEX "A_at_idx" ON "A" USING BRIN ("at");

-- AddForeignKey
ALTER TABLE "shop"."B" ADD CONSTRAINT "B_aId_fkey" FOREIGN KEY ("aId") REFERENCES "A"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
