-- CreateTable
CREATE TABLE "B" (
    "id" BIGINT NOT NULL PRIMARY KEY
);

-- CreateTable
CREATE TABLE "C" (
    "id" BIGINT NOT NULL PRIMARY KEY
);
