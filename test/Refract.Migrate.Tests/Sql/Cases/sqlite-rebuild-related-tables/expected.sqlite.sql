-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_B" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "q" INTEGER,
    "aId" INTEGER NOT NULL,
    CONSTRAINT "B_aId_fkey" FOREIGN KEY ("aId") REFERENCES "A" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "sqlite_sequence" ("name", "seq") SELECT 'new_B', "seq" FROM "sqlite_sequence" WHERE "name" = 'B';
INSERT INTO "new_B" ("aId", "id", "q") SELECT "aId", "id", "q" FROM "B";
DROP TABLE "B";
ALTER TABLE "new_B" RENAME TO "B";
CREATE TABLE "new_A" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "q" INTEGER
);
INSERT INTO "sqlite_sequence" ("name", "seq") SELECT 'new_A', "seq" FROM "sqlite_sequence" WHERE "name" = 'A';
INSERT INTO "new_A" ("id", "q") SELECT "id", "q" FROM "A";
DROP TABLE "A";
ALTER TABLE "new_A" RENAME TO "A";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
