-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_A" (
    "id" TEXT NOT NULL PRIMARY KEY
);
INSERT INTO "new_A" ("id") SELECT "id" FROM "A";
DROP TABLE "A";
ALTER TABLE "new_A" RENAME TO "A";
CREATE TABLE "new_B" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "aId" TEXT NOT NULL,
    CONSTRAINT "B_aId_fkey" FOREIGN KEY ("aId") REFERENCES "A" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "sqlite_sequence" ("name", "seq") SELECT 'new_B', "seq" FROM "sqlite_sequence" WHERE "name" = 'B';
INSERT INTO "new_B" ("aId", "id") SELECT "aId", "id" FROM "B";
DROP TABLE "B";
ALTER TABLE "new_B" RENAME TO "B";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
