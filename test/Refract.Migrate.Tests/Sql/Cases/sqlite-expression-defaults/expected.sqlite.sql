-- CreateTable
CREATE TABLE "A" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" TEXT NOT NULL DEFAULT (lower(hex(randomblob(4)))),
    "b" INTEGER NOT NULL DEFAULT (1 + 2),
    "c" TEXT
);
