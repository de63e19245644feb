-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_A" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "other" TEXT NOT NULL
);
INSERT INTO "sqlite_sequence" ("name", "seq") SELECT 'new_A', "seq" FROM "sqlite_sequence" WHERE "name" = 'A';
INSERT INTO "new_A" ("code", "id") SELECT "code", "id" FROM "A";
DROP TABLE "A";
ALTER TABLE "new_A" RENAME TO "A";
CREATE UNIQUE INDEX "A_code_key" ON "A"("code");
CREATE UNIQUE INDEX "A_other_key" ON "A"("other");
CREATE TABLE "new_B" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "aCode" TEXT NOT NULL,
    CONSTRAINT "B_aCode_fkey" FOREIGN KEY ("aCode") REFERENCES "A" ("other") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "sqlite_sequence" ("name", "seq") SELECT 'new_B', "seq" FROM "sqlite_sequence" WHERE "name" = 'B';
INSERT INTO "new_B" ("aCode", "id") SELECT "aCode", "id" FROM "B";
DROP TABLE "B";
ALTER TABLE "new_B" RENAME TO "B";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
