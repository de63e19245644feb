-- AlterTable
CREATE SEQUENCE a_id_seq;
CREATE SEQUENCE a_m_seq;
CREATE SEQUENCE a_k_seq;
ALTER TABLE "A" ADD COLUMN     "p" SERIAL NOT NULL,
ALTER COLUMN "id" SET DEFAULT nextval('a_id_seq'),
ALTER COLUMN "n" DROP DEFAULT,
ALTER COLUMN "m" SET DEFAULT nextval('a_m_seq'),
ALTER COLUMN "m" SET DATA TYPE BIGINT,
ALTER COLUMN "k" SET DEFAULT nextval('a_k_seq');
ALTER SEQUENCE a_id_seq OWNED BY "A"."id";
SELECT setval('a_id_seq', GREATEST((SELECT MAX("id") FROM "A"), 0) + 1, false);
ALTER SEQUENCE a_m_seq OWNED BY "A"."m";
SELECT setval('a_m_seq', GREATEST((SELECT MAX("m") FROM "A"), 0) + 1, false);
ALTER SEQUENCE a_k_seq OWNED BY "A"."k";
SELECT setval('a_k_seq', GREATEST((SELECT MAX("k") FROM "A"), 0) + 1, false);

-- AlterTable
ALTER TABLE "Some_Model" ALTER COLUMN "id" DROP DEFAULT;

-- AlterTable
ALTER TABLE "W" DROP CONSTRAINT "W_pkey",
ALTER COLUMN "id" SET DATA TYPE BIGINT,
ADD CONSTRAINT "W_pkey" PRIMARY KEY ("id");
DO $$ BEGIN IF pg_get_serial_sequence('"W"', 'id') IS NOT NULL THEN EXECUTE 'ALTER SEQUENCE ' || pg_get_serial_sequence('"W"', 'id') || ' AS BIGINT'; END IF; END $$;
