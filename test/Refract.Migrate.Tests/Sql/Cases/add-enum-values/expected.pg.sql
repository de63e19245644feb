-- AlterEnum
-- PostgreSQL 11 and earlier take no ADD VALUE inside a transaction: there, make one migration of
-- each of these values.

ALTER TYPE "Mood" ADD VALUE 'SAD' BEFORE 'HAPPY';
ALTER TYPE "Mood" ADD VALUE 'ANGRY';
