-- DropTable
DROP TABLE "A";

-- DropEnum
DROP TYPE "Mood";
