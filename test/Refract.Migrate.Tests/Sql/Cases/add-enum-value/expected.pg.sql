-- AlterEnum
ALTER TYPE "Mood" ADD VALUE 'SAD';
