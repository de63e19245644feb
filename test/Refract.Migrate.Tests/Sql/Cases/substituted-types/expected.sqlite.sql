-- CreateTable
CREATE TABLE "A" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "uid" TEXT NOT NULL DEFAULT (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (abs(random()) % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
    "at" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "small" INTEGER NOT NULL,
    "tags" JSONB DEFAULT '["a","it''s"]',
    "numbers" JSONB,
    "color" TEXT NOT NULL DEFAULT 'green',
    "colors" JSONB DEFAULT '["RED","green"]',
    "data" JSONB NOT NULL DEFAULT '{"a":1}',
    "place" TEXT
);

-- CreateTable
CREATE TABLE "B" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "aId" BIGINT NOT NULL,
    CONSTRAINT "B_aId_fkey" FOREIGN KEY ("aId") REFERENCES "A" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "A_code_idx" ON "A"("code");

-- CreateIndex
CREATE INDEX "A_at_idx" ON "A"("at");
