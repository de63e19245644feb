-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "A" (
    "id" INTEGER NOT NULL,
    "a" UUID NOT NULL DEFAULT gen_random_uuid(),
    "b" INTEGER NOT NULL DEFAULT 1 + 2,
    "c" TEXT NOT NULL,
    "d" TEXT[] DEFAULT ARRAY['x'],
    "e" tsvector DEFAULT to_tsvector('x'),

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);
