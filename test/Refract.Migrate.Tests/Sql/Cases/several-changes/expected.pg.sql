-- CreateEnum
CREATE TYPE "State" AS ENUM ('ON', 'OFF');

-- AlterEnum
ALTER TYPE "Kind" ADD VALUE 'C';

-- DropForeignKey
ALTER TABLE "Post" DROP CONSTRAINT "Post_userId_fkey";

-- DropForeignKey
ALTER TABLE "Old" DROP CONSTRAINT "Old_userId_fkey";

-- DropIndex
DROP INDEX "User_name_idx";

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "email" TEXT NOT NULL,
ADD COLUMN     "state" "State" NOT NULL,
ALTER COLUMN "name" DROP NOT NULL,
ALTER COLUMN "age" SET NOT NULL,
ALTER COLUMN "age" SET DEFAULT 1,
ALTER COLUMN "kind" SET DEFAULT 'B';

-- AlterTable
ALTER TABLE "Post" ADD COLUMN     "body" TEXT;

-- DropTable
DROP TABLE "Old";

-- CreateTable
CREATE TABLE "Fresh" (
    "id" INTEGER NOT NULL,
    "userId" INTEGER NOT NULL,

    CONSTRAINT "Fresh_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Post_userId_idx" ON "Post"("userId");

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Fresh" ADD CONSTRAINT "Fresh_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
