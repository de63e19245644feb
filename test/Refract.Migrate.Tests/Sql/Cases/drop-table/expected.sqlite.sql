-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "B";
PRAGMA foreign_keys=on;

-- DropTable
PRAGMA foreign_keys=off;
DROP TABLE "C";
PRAGMA foreign_keys=on;
