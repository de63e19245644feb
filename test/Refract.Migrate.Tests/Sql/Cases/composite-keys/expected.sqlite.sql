-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_A" (
    "x" INTEGER NOT NULL,
    "y" TEXT NOT NULL,
    "z" INTEGER NOT NULL,

    PRIMARY KEY ("x", "y", "z")
);
INSERT INTO "new_A" ("x", "y") SELECT "x", "y" FROM "A";
DROP TABLE "A";
ALTER TABLE "new_A" RENAME TO "A";
CREATE TABLE "new_B" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "ax" INTEGER NOT NULL,
    "ay" TEXT NOT NULL,
    "az" INTEGER NOT NULL,
    CONSTRAINT "B_ax_ay_az_fkey" FOREIGN KEY ("ax", "ay", "az") REFERENCES "A" ("x", "y", "z") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "sqlite_sequence" ("name", "seq") SELECT 'new_B', "seq" FROM "sqlite_sequence" WHERE "name" = 'B';
INSERT INTO "new_B" ("ax", "ay", "id") SELECT "ax", "ay", "id" FROM "B";
DROP TABLE "B";
ALTER TABLE "new_B" RENAME TO "B";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
