-- DropIndex
DROP INDEX "Z_a_key";

-- AlterTable
ALTER TABLE "Z" ADD COLUMN "b" INTEGER;

-- AlterTable
ALTER TABLE "B" ADD COLUMN "c" INTEGER;

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "Old";
PRAGMA foreign_keys=on;

-- CreateTable
CREATE TABLE "New" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" INTEGER NOT NULL
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_R" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" INTEGER
);
INSERT INTO "sqlite_sequence" ("name", "seq") SELECT 'new_R', "seq" FROM "sqlite_sequence" WHERE "name" = 'R';
INSERT INTO "new_R" ("a", "id") SELECT "a", "id" FROM "R";
DROP TABLE "R";
ALTER TABLE "new_R" RENAME TO "R";
CREATE INDEX "cc" ON "R"("a");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "New_a_idx" ON "New"("a");

-- CreateIndex
CREATE INDEX "Z_a_idx" ON "Z"("a");

-- RedefineIndex
DROP INDEX "aa";
CREATE UNIQUE INDEX "bbb" ON "B"("a");
