-- RenameEnumValue
UPDATE "Car" SET "color" = 'CRIMSON' WHERE "color" = 'RED';
UPDATE "Car" SET "other" = 'CRIMSON' WHERE "other" = 'RED';

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Car" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "color" TEXT NOT NULL DEFAULT 'CRIMSON',
    "other" TEXT
);
INSERT INTO "sqlite_sequence" ("name", "seq") SELECT 'new_Car', "seq" FROM "sqlite_sequence" WHERE "name" = 'Car';
INSERT INTO "new_Car" ("color", "id", "other") SELECT "color", "id", "other" FROM "Car";
DROP TABLE "Car";
ALTER TABLE "new_Car" RENAME TO "Car";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
