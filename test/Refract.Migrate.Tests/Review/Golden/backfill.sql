/*
  Warnings:

  - A unique index is created on `Row` (`token`): this fails when rows share the same values.
  - A unique index is created on `Row` (`number`): this fails when rows share the same values.

*/
-- AlterTable
SET lock_timeout = '5s';
ALTER TABLE "Row" ADD COLUMN IF NOT EXISTS "maybe" DOUBLE PRECISION,
ALTER COLUMN "maybe" SET DEFAULT random();

-- Backfill
SET lock_timeout = 0;
-- refract-lint: ignore RFR3117 (it fills 5000 rows at a time, each batch in a transaction of its own)
DO $$
DECLARE
    batch_start RECORD;
    batch_end RECORD;
    is_last BOOLEAN;
BEGIN
    SELECT "a", "b" INTO batch_start FROM "Row" ORDER BY "a", "b" LIMIT 1;
    is_last := NOT FOUND;
    WHILE NOT is_last LOOP
        SELECT "a", "b" INTO batch_end FROM "Row" WHERE ("a", "b") >= (batch_start."a", batch_start."b")
            ORDER BY "a", "b" OFFSET 5000 LIMIT 1;
        is_last := NOT FOUND;
        IF is_last THEN
            UPDATE "Row" SET "maybe" = DEFAULT
                WHERE ("a", "b") >= (batch_start."a", batch_start."b") AND "maybe" IS NULL;
        ELSE
            UPDATE "Row" SET "maybe" = DEFAULT
                WHERE ("a", "b") >= (batch_start."a", batch_start."b") AND ("a", "b") < (batch_end."a", batch_end."b")
                    AND "maybe" IS NULL;
            batch_start := batch_end;
        END IF;
        COMMIT;
    END LOOP;
END
$$;

-- AlterTable
SET lock_timeout = '5s';
CREATE SEQUENCE IF NOT EXISTS row_number_seq AS BIGINT;
ALTER TABLE "Row" ADD COLUMN IF NOT EXISTS "number" BIGINT,
ALTER COLUMN "number" SET DEFAULT nextval('row_number_seq');
ALTER SEQUENCE row_number_seq OWNED BY "Row"."number";

-- Backfill
SET lock_timeout = 0;
-- refract-lint: ignore RFR3117 (it fills 5000 rows at a time, each batch in a transaction of its own)
DO $$
DECLARE
    batch_start RECORD;
    batch_end RECORD;
    is_last BOOLEAN;
BEGIN
    SELECT "a", "b" INTO batch_start FROM "Row" ORDER BY "a", "b" LIMIT 1;
    is_last := NOT FOUND;
    WHILE NOT is_last LOOP
        SELECT "a", "b" INTO batch_end FROM "Row" WHERE ("a", "b") >= (batch_start."a", batch_start."b")
            ORDER BY "a", "b" OFFSET 5000 LIMIT 1;
        is_last := NOT FOUND;
        IF is_last THEN
            UPDATE "Row" SET "number" = DEFAULT
                WHERE ("a", "b") >= (batch_start."a", batch_start."b") AND "number" IS NULL;
        ELSE
            UPDATE "Row" SET "number" = DEFAULT
                WHERE ("a", "b") >= (batch_start."a", batch_start."b") AND ("a", "b") < (batch_end."a", batch_end."b")
                    AND "number" IS NULL;
            batch_start := batch_end;
        END IF;
        COMMIT;
    END LOOP;
END
$$;

-- AlterTable
SET lock_timeout = '5s';
BEGIN;
ALTER TABLE "Row" DROP CONSTRAINT IF EXISTS "Row_number_not_null", ADD CONSTRAINT "Row_number_not_null" CHECK ("number" IS NOT NULL) NOT VALID;
COMMIT;
BEGIN;
ALTER TABLE "Row" VALIDATE CONSTRAINT "Row_number_not_null";
COMMIT;
BEGIN;
ALTER TABLE "Row" ALTER COLUMN "number" SET NOT NULL, DROP CONSTRAINT IF EXISTS "Row_number_not_null";
COMMIT;

-- AlterTable
ALTER TABLE "Row" ADD COLUMN IF NOT EXISTS "token" UUID,
ALTER COLUMN "token" SET DEFAULT gen_random_uuid();

-- Backfill
SET lock_timeout = 0;
-- refract-lint: ignore RFR3117 (it fills 5000 rows at a time, each batch in a transaction of its own)
DO $$
DECLARE
    batch_start RECORD;
    batch_end RECORD;
    is_last BOOLEAN;
BEGIN
    SELECT "a", "b" INTO batch_start FROM "Row" ORDER BY "a", "b" LIMIT 1;
    is_last := NOT FOUND;
    WHILE NOT is_last LOOP
        SELECT "a", "b" INTO batch_end FROM "Row" WHERE ("a", "b") >= (batch_start."a", batch_start."b")
            ORDER BY "a", "b" OFFSET 5000 LIMIT 1;
        is_last := NOT FOUND;
        IF is_last THEN
            UPDATE "Row" SET "token" = DEFAULT
                WHERE ("a", "b") >= (batch_start."a", batch_start."b") AND "token" IS NULL;
        ELSE
            UPDATE "Row" SET "token" = DEFAULT
                WHERE ("a", "b") >= (batch_start."a", batch_start."b") AND ("a", "b") < (batch_end."a", batch_end."b")
                    AND "token" IS NULL;
            batch_start := batch_end;
        END IF;
        COMMIT;
    END LOOP;
END
$$;

-- AlterTable
SET lock_timeout = '5s';
BEGIN;
ALTER TABLE "Row" DROP CONSTRAINT IF EXISTS "Row_token_not_null", ADD CONSTRAINT "Row_token_not_null" CHECK ("token" IS NOT NULL) NOT VALID;
COMMIT;
BEGIN;
ALTER TABLE "Row" VALIDATE CONSTRAINT "Row_token_not_null";
COMMIT;
BEGIN;
ALTER TABLE "Row" ALTER COLUMN "token" SET NOT NULL, DROP CONSTRAINT IF EXISTS "Row_token_not_null";
COMMIT;

-- AlterTable
ALTER TABLE "Row" ALTER COLUMN "note" SET DEFAULT 'none';

-- Backfill
SET lock_timeout = 0;
-- refract-lint: ignore RFR3117 (it fills 5000 rows at a time, each batch in a transaction of its own)
DO $$
DECLARE
    batch_start RECORD;
    batch_end RECORD;
    is_last BOOLEAN;
BEGIN
    SELECT "a", "b" INTO batch_start FROM "Row" ORDER BY "a", "b" LIMIT 1;
    is_last := NOT FOUND;
    WHILE NOT is_last LOOP
        SELECT "a", "b" INTO batch_end FROM "Row" WHERE ("a", "b") >= (batch_start."a", batch_start."b")
            ORDER BY "a", "b" OFFSET 5000 LIMIT 1;
        is_last := NOT FOUND;
        IF is_last THEN
            UPDATE "Row" SET "note" = DEFAULT
                WHERE ("a", "b") >= (batch_start."a", batch_start."b") AND "note" IS NULL;
        ELSE
            UPDATE "Row" SET "note" = DEFAULT
                WHERE ("a", "b") >= (batch_start."a", batch_start."b") AND ("a", "b") < (batch_end."a", batch_end."b")
                    AND "note" IS NULL;
            batch_start := batch_end;
        END IF;
        COMMIT;
    END LOOP;
END
$$;

-- AlterTable
SET lock_timeout = '5s';
BEGIN;
ALTER TABLE "Row" DROP CONSTRAINT IF EXISTS "Row_note_not_null", ADD CONSTRAINT "Row_note_not_null" CHECK ("note" IS NOT NULL) NOT VALID;
COMMIT;
BEGIN;
ALTER TABLE "Row" VALIDATE CONSTRAINT "Row_note_not_null";
COMMIT;
BEGIN;
ALTER TABLE "Row" ALTER COLUMN "note" SET NOT NULL, DROP CONSTRAINT IF EXISTS "Row_note_not_null";
COMMIT;

-- AlterTable
ALTER TABLE "Loose" ADD COLUMN IF NOT EXISTS "token" UUID NOT NULL DEFAULT gen_random_uuid();

-- CreateIndex
SET lock_timeout = 0;
DROP INDEX CONCURRENTLY IF EXISTS "Row_token_key";
CREATE UNIQUE INDEX CONCURRENTLY "Row_token_key" ON "Row"("token");

-- CreateIndex
DROP INDEX CONCURRENTLY IF EXISTS "Row_number_key";
CREATE UNIQUE INDEX CONCURRENTLY "Row_number_key" ON "Row"("number");
