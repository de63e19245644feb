-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "B" (
    "id" BIGSERIAL NOT NULL,

    CONSTRAINT "B_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "C" (
    "id" BIGINT NOT NULL,

    CONSTRAINT "C_pkey" PRIMARY KEY ("id")
);
