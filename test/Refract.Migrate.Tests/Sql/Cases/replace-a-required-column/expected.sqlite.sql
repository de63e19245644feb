-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_A" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "b" TEXT DEFAULT 'q',
    "c" BOOLEAN NOT NULL DEFAULT false,
    "d" INTEGER NOT NULL,
    "e" INTEGER NOT NULL DEFAULT 3
);
INSERT INTO "sqlite_sequence" ("name", "seq") SELECT 'new_A', "seq" FROM "sqlite_sequence" WHERE "name" = 'A';
INSERT INTO "new_A" ("b", "c", "id") SELECT "b", "c", "id" FROM "A";
DROP TABLE "A";
ALTER TABLE "new_A" RENAME TO "A";
CREATE INDEX "A_c_idx" ON "A"("c");
CREATE UNIQUE INDEX "A_b_d_key" ON "A"("b", "d");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
