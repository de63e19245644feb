-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_A" (
    "id" INTEGER NOT NULL,
    "code" TEXT NOT NULL PRIMARY KEY
);
INSERT INTO "new_A" ("code", "id") SELECT "code", "id" FROM "A";
DROP TABLE "A";
ALTER TABLE "new_A" RENAME TO "A";
CREATE TABLE "new_B" (
    "x" INTEGER NOT NULL,
    "y" INTEGER NOT NULL,

    PRIMARY KEY ("y", "x")
);
INSERT INTO "new_B" ("x", "y") SELECT "x", "y" FROM "B";
DROP TABLE "B";
ALTER TABLE "new_B" RENAME TO "B";
CREATE TABLE "new_C" (
    "id" INTEGER NOT NULL,
    "n" INTEGER NOT NULL
);
INSERT INTO "new_C" ("id", "n") SELECT "id", "n" FROM "C";
DROP TABLE "C";
ALTER TABLE "new_C" RENAME TO "C";
CREATE UNIQUE INDEX "C_n_key" ON "C"("n");
CREATE TABLE "new_D" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);
INSERT INTO "new_D" ("id") SELECT "id" FROM "D";
DROP TABLE "D";
ALTER TABLE "new_D" RENAME TO "D";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
