-- CreateTable
CREATE TABLE "A" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "a" JSONB NOT NULL DEFAULT '{"a": "it''s"}',
    "b" BLOB NOT NULL DEFAULT x'68656c6c6f',
    "c" JSONB DEFAULT '[]',
    "d" JSONB DEFAULT 'null',
    "e" JSONB,
    "f" BLOB
);
