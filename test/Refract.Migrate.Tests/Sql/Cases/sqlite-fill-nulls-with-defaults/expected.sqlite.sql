-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_A" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "n" INTEGER NOT NULL DEFAULT 1,
    "m" TEXT NOT NULL DEFAULT 'q''q',
    "d" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "s" TEXT NOT NULL DEFAULT (lower('A')),
    "b" BOOLEAN NOT NULL DEFAULT true,
    "j" DATETIME NOT NULL DEFAULT '2020-01-01T00:00:00.000+00:00'
);
INSERT INTO "sqlite_sequence" ("name", "seq") SELECT 'new_A', "seq" FROM "sqlite_sequence" WHERE "name" = 'A';
INSERT INTO "new_A" ("b", "d", "id", "j", "m", "n", "s") SELECT coalesce("b", true) AS "b", coalesce("d", strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now')) AS "d", "id", coalesce("j", '2020-01-01T00:00:00.000+00:00') AS "j", coalesce("m", 'q''q') AS "m", coalesce("n", 1) AS "n", coalesce("s", (lower('A'))) AS "s" FROM "A";
DROP TABLE "A";
ALTER TABLE "new_A" RENAME TO "A";
CREATE UNIQUE INDEX "A_n_key" ON "A"("n");
CREATE INDEX "A_m_idx" ON "A"("m");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
