-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_B" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "aId" INTEGER NOT NULL,
    CONSTRAINT "B_aId_fkey" FOREIGN KEY ("aId") REFERENCES "A" ("id") ON DELETE CASCADE ON UPDATE RESTRICT
);
INSERT INTO "sqlite_sequence" ("name", "seq") SELECT 'new_B', "seq" FROM "sqlite_sequence" WHERE "name" = 'B';
INSERT INTO "new_B" ("aId", "id") SELECT "aId", "id" FROM "B";
DROP TABLE "B";
ALTER TABLE "new_B" RENAME TO "B";
CREATE TABLE "new_C" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "aId" INTEGER DEFAULT 1,
    CONSTRAINT "C_aId_fkey" FOREIGN KEY ("aId") REFERENCES "A" ("id") ON DELETE SET DEFAULT ON UPDATE SET NULL
);
INSERT INTO "sqlite_sequence" ("name", "seq") SELECT 'new_C', "seq" FROM "sqlite_sequence" WHERE "name" = 'C';
INSERT INTO "new_C" ("aId", "id") SELECT "aId", "id" FROM "C";
DROP TABLE "C";
ALTER TABLE "new_C" RENAME TO "C";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
