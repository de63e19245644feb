-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "b";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "citext";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "hstore";

-- CreateEnum
CREATE TYPE "b"."C" AS ENUM ('X');

-- CreateEnum
CREATE TYPE "b"."B" AS ENUM ('X');

-- CreateTable
CREATE TABLE "b"."A" (
    "id" INTEGER NOT NULL,
    "c" "b"."C" NOT NULL,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);
