-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "A";
PRAGMA foreign_keys=on;

-- CreateTable
CREATE TABLE "a_table" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT
);
