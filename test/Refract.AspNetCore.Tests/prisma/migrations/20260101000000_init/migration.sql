CREATE TYPE "State" AS ENUM ('IN_PROGRESS', 'DONE');
CREATE TABLE "Item" (
    "id" SERIAL PRIMARY KEY,
    "name" VARCHAR(20) NOT NULL,
    "state" "State" NOT NULL DEFAULT 'IN_PROGRESS',
    "parentId" INTEGER REFERENCES "Item" ("id")
);
CREATE UNIQUE INDEX "Item_name_key" ON "Item"("name");
