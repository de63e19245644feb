-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_A" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" TEXT NOT NULL DEFAULT 'y''z',
    "b" INTEGER NOT NULL DEFAULT 7,
    "c" BOOLEAN NOT NULL,
    "d" DATETIME NOT NULL,
    "e" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "f" REAL NOT NULL DEFAULT 2.5
);
INSERT INTO "sqlite_sequence" ("name", "seq") SELECT 'new_A', "seq" FROM "sqlite_sequence" WHERE "name" = 'A';
INSERT INTO "new_A" ("a", "b", "c", "d", "e", "f", "id") SELECT "a", "b", "c", "d", "e", "f", "id" FROM "A";
DROP TABLE "A";
ALTER TABLE "new_A" RENAME TO "A";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
