CREATE TABLE "Item" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'IN_PROGRESS',
    "parentId" INTEGER REFERENCES "Item" ("id")
);
CREATE UNIQUE INDEX "Item_name_key" ON "Item"("name");
