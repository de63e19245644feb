-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_A" (
    "id" TEXT NOT NULL PRIMARY KEY
);
INSERT INTO "new_A" ("id") SELECT "id" FROM "A";
DROP TABLE "A";
ALTER TABLE "new_A" RENAME TO "A";
CREATE TABLE "new__x" (
    "A" TEXT NOT NULL,
    "B" TEXT NOT NULL,
    CONSTRAINT "_x_A_fkey" FOREIGN KEY ("A") REFERENCES "A" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "_x_B_fkey" FOREIGN KEY ("B") REFERENCES "A" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "new__x" ("A", "B") SELECT "A", "B" FROM "_x";
DROP TABLE "_x";
ALTER TABLE "new__x" RENAME TO "_x";
CREATE UNIQUE INDEX "_x_AB_unique" ON "_x"("A", "B");
CREATE INDEX "_x_B_index" ON "_x"("B");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
