-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_A" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "mood" TEXT NOT NULL DEFAULT 'GLOOMY'
);
INSERT INTO "sqlite_sequence" ("name", "seq") SELECT 'new_A', "seq" FROM "sqlite_sequence" WHERE "name" = 'A';
INSERT INTO "new_A" ("id", "mood") SELECT "id", "mood" FROM "A";
DROP TABLE "A";
ALTER TABLE "new_A" RENAME TO "A";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
