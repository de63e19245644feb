namespace Refract.Specification;

/// <summary>The tables of the specification, as Prisma would make them on each database.</summary>
internal static class Tables
{
    public const string PostgreSql = """
        CREATE EXTENSION IF NOT EXISTS citext;
        CREATE TYPE "SpecRole" AS ENUM ('top', 'USER', 'guest-role');
        CREATE TABLE spec_users (
            id SERIAL PRIMARY KEY, email TEXT NOT NULL, full_name TEXT, age INTEGER, role "SpecRole" NOT NULL DEFAULT 'USER',
            is_active BOOLEAN NOT NULL DEFAULT true, score DOUBLE PRECISION, tags TEXT[],
            created_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
            updated_at TIMESTAMP(3) NOT NULL, manager_id INTEGER);
        CREATE UNIQUE INDEX spec_users_email_key ON spec_users(email);

                   ALTER TABLE spec_users ADD CONSTRAINT spec_users_manager_id_fkey FOREIGN KEY (manager_id) REFERENCES spec_users(id)
                ON DELETE SET NULL ON UPDATE CASCADE;
        CREATE TABLE spec_profiles (
            id SERIAL PRIMARY KEY, bio TEXT, user_id INTEGER NOT NULL,
            CONSTRAINT spec_profiles_user_id_fkey FOREIGN KEY (user_id) REFERENCES spec_users(id) ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE UNIQUE INDEX spec_profiles_user_id_key ON spec_profiles(user_id);
        CREATE TABLE spec_posts (
            id SERIAL PRIMARY KEY, title TEXT NOT NULL, published BOOLEAN NOT NULL DEFAULT false, views INTEGER NOT NULL DEFAULT 0,
                rating DOUBLE PRECISION,
            author_id INTEGER NOT NULL, editor_id INTEGER,
            CONSTRAINT spec_posts_author_id_fkey FOREIGN KEY (author_id) REFERENCES spec_users(id) ON DELETE RESTRICT ON UPDATE CASCADE,
            CONSTRAINT spec_posts_editor_id_fkey FOREIGN KEY (editor_id) REFERENCES spec_users(id) ON DELETE SET NULL ON UPDATE CASCADE);
        CREATE TABLE spec_comments (
            id TEXT PRIMARY KEY, body TEXT NOT NULL, likes INTEGER NOT NULL DEFAULT 0, post_id INTEGER NOT NULL,
            CONSTRAINT spec_comments_post_id_fkey FOREIGN KEY (post_id) REFERENCES spec_posts(id) ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE TABLE spec_categories (id SERIAL PRIMARY KEY, name TEXT NOT NULL);
        CREATE UNIQUE INDEX spec_categories_name_key ON spec_categories(name);
        CREATE TABLE "_SpecCategoryToPost" (
            "A" INTEGER NOT NULL REFERENCES spec_categories(id) ON DELETE CASCADE ON UPDATE CASCADE,
            "B" INTEGER NOT NULL REFERENCES spec_posts(id) ON DELETE CASCADE ON UPDATE CASCADE,
            CONSTRAINT "_SpecCategoryToPost_AB_pkey" PRIMARY KEY ("A", "B"));
        CREATE TABLE spec_groups (id TEXT PRIMARY KEY, title TEXT NOT NULL);
        CREATE TABLE spec_memberships (
            user_id INTEGER NOT NULL, group_id TEXT NOT NULL, level INTEGER NOT NULL DEFAULT 1,
                CONSTRAINT spec_memberships_pkey PRIMARY KEY (user_id, group_id),
            CONSTRAINT spec_memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES spec_users(id) ON DELETE CASCADE ON UPDATE CASCADE,

                       CONSTRAINT spec_memberships_group_id_fkey FOREIGN KEY (group_id) REFERENCES spec_groups(id)
                ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE TABLE spec_badges (
            id SERIAL PRIMARY KEY, label TEXT NOT NULL, user_id INTEGER, group_id TEXT,
            CONSTRAINT spec_badges_user_id_group_id_fkey FOREIGN KEY (user_id, group_id) REFERENCES spec_memberships(user_id,
            group_id) ON DELETE SET NULL ON UPDATE CASCADE);
        CREATE TABLE spec_samples (
            id SERIAL PRIMARY KEY, text TEXT, number INTEGER, big BIGINT, flag BOOLEAN, "real" DOUBLE PRECISION, exact DECIMAL(20,6),
                at TIMESTAMP(3),
            zoned TIMESTAMPTZ(6), day DATE, clock TIME(6), uid UUID, data BYTEA, doc JSONB, kind "SpecRole", texts TEXT[],
                numbers INTEGER[], flags BOOLEAN[], kinds "SpecRole"[], bigs BIGINT[], reals DOUBLE PRECISION[],
            exacts DECIMAL(20,6)[], ats TIMESTAMP(3)[], days DATE[], clocks TIME(6)[], uids UUID[], blobs BYTEA[], docs JSONB[]);
        """;

    public const string Sqlite = """
        CREATE TABLE spec_users (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, email TEXT NOT NULL, full_name TEXT, age INTEGER,
                role TEXT NOT NULL DEFAULT 'USER',
            is_active BOOLEAN NOT NULL DEFAULT true, score REAL, tags TEXT, created_at DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
                updated_at DATETIME NOT NULL,
            manager_id INTEGER,
                CONSTRAINT spec_users_manager_id_fkey FOREIGN KEY (manager_id) REFERENCES spec_users(id)
                ON DELETE SET NULL ON UPDATE CASCADE);
        CREATE UNIQUE INDEX spec_users_email_key ON spec_users(email);
        CREATE TABLE spec_profiles (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, bio TEXT, user_id INTEGER NOT NULL,
            CONSTRAINT spec_profiles_user_id_fkey FOREIGN KEY (user_id) REFERENCES spec_users(id) ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE UNIQUE INDEX spec_profiles_user_id_key ON spec_profiles(user_id);
        CREATE TABLE spec_posts (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, title TEXT NOT NULL, published BOOLEAN NOT NULL DEFAULT false,
                views INTEGER NOT NULL DEFAULT 0, rating REAL,
            author_id INTEGER NOT NULL, editor_id INTEGER,
            CONSTRAINT spec_posts_author_id_fkey FOREIGN KEY (author_id) REFERENCES spec_users(id) ON DELETE RESTRICT ON UPDATE CASCADE,
            CONSTRAINT spec_posts_editor_id_fkey FOREIGN KEY (editor_id) REFERENCES spec_users(id) ON DELETE SET NULL ON UPDATE CASCADE);
        CREATE TABLE spec_comments (
            id TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL, likes INTEGER NOT NULL DEFAULT 0, post_id INTEGER NOT NULL,
            CONSTRAINT spec_comments_post_id_fkey FOREIGN KEY (post_id) REFERENCES spec_posts(id) ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE TABLE spec_categories (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL);
        CREATE UNIQUE INDEX spec_categories_name_key ON spec_categories(name);
        CREATE TABLE "_SpecCategoryToPost" (
            "A" INTEGER NOT NULL REFERENCES spec_categories(id) ON DELETE CASCADE ON UPDATE CASCADE,
            "B" INTEGER NOT NULL REFERENCES spec_posts(id) ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE UNIQUE INDEX "_SpecCategoryToPost_AB_unique" ON "_SpecCategoryToPost"("A", "B");
        CREATE TABLE spec_groups (id TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL);
        CREATE TABLE spec_memberships (
            user_id INTEGER NOT NULL, group_id TEXT NOT NULL, level INTEGER NOT NULL DEFAULT 1, PRIMARY KEY (user_id, group_id),
            CONSTRAINT spec_memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES spec_users(id) ON DELETE CASCADE ON UPDATE CASCADE,

                       CONSTRAINT spec_memberships_group_id_fkey FOREIGN KEY (group_id) REFERENCES spec_groups(id)
                ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE TABLE spec_badges (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, user_id INTEGER, group_id TEXT,
            CONSTRAINT spec_badges_user_id_group_id_fkey FOREIGN KEY (user_id, group_id) REFERENCES spec_memberships(user_id,
            group_id) ON DELETE SET NULL ON UPDATE CASCADE);
        CREATE TABLE spec_samples (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, text TEXT, number INTEGER, big BIGINT, flag BOOLEAN, real REAL, exact DECIMAL,
                at DATETIME,
            zoned DATETIME, day DATETIME, clock DATETIME, uid TEXT, data BLOB, doc JSONB, kind TEXT, texts TEXT, numbers TEXT, flags TEXT,
                kinds TEXT, bigs TEXT, reals TEXT, exacts TEXT, ats TEXT, days TEXT, clocks TEXT, uids TEXT, blobs TEXT,
            docs TEXT);
        """;
}
