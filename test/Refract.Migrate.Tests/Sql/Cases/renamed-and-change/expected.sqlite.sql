-- RenameTable
ALTER TABLE "User" RENAME TO "Person";

-- RenameColumn
ALTER TABLE "Person" RENAME COLUMN "full" TO "name";

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL DEFAULT '-',
    "age" BIGINT NOT NULL,
    "note" TEXT
);
INSERT INTO "sqlite_sequence" ("name", "seq") SELECT 'new_Person', "seq" FROM "sqlite_sequence" WHERE "name" = 'Person';
INSERT INTO "new_Person" ("age", "id", "name") SELECT "age", "id", coalesce("name", '-') AS "name" FROM "Person";
DROP TABLE "Person";
ALTER TABLE "new_Person" RENAME TO "Person";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
