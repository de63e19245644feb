-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "A" (
    "id" INTEGER NOT NULL,
    "a" JSONB NOT NULL DEFAULT '{"a": "it''s"}',
    "b" BYTEA NOT NULL DEFAULT '\x68656c6c6f',
    "c" JSONB DEFAULT '[]',
    "d" JSONB DEFAULT 'null',
    "e" JSONB,
    "f" BYTEA,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);
