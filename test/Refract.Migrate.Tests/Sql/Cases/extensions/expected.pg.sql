-- AlterExtension
ALTER EXTENSION "citext" UPDATE TO '1.6';

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "hstore";

-- CreateExtension
CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA "public";
