-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Color" AS ENUM ('RED', 'gr''een');

-- CreateTable
CREATE TABLE "A" (
    "id" INTEGER NOT NULL,
    "a" TEXT[] DEFAULT ARRAY['it''s', '"q"', 'a,b', '']::TEXT[],
    "b" INTEGER[] DEFAULT ARRAY[1, -2]::INTEGER[],
    "c" BIGINT[] DEFAULT ARRAY[9007199254740993]::BIGINT[],
    "d" DOUBLE PRECISION[] DEFAULT ARRAY[1.5, 2]::DOUBLE PRECISION[],
    "e" DECIMAL(65,30)[] DEFAULT ARRAY[1.50]::DECIMAL(65,30)[],
    "f" BOOLEAN[] DEFAULT ARRAY[true, false]::BOOLEAN[],
    "g" TIMESTAMP(3)[] DEFAULT ARRAY['2020-01-01 00:00:00 +00:00']::TIMESTAMP(3)[],
    "h" JSONB[] DEFAULT ARRAY['{"a": 1}']::JSONB[],
    "i" BYTEA[] DEFAULT ARRAY['\x68656c6c6f']::BYTEA[],
    "j" "Color"[] DEFAULT ARRAY['RED', 'gr''een']::"Color"[],
    "k" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "l" VARCHAR(10)[] DEFAULT ARRAY['x']::VARCHAR(10)[],
    "m" DECIMAL(10,2)[],
    "n" "Color"[],
    "o" "Color"[] DEFAULT ARRAY[]::"Color"[],
    "p" INTEGER[] DEFAULT ARRAY[]::INTEGER[],

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);
