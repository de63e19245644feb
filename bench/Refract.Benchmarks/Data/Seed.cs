namespace Refract.Benchmarks.Data;

/// <summary>Tables and rows, the same on both databases. The tables are as <c>refract db push</c> makes them.</summary>
internal static class Seed
{
    public const string PostgreSql = """
        DROP SCHEMA public CASCADE; CREATE SCHEMA public;
        CREATE TABLE "User" ("id" SERIAL PRIMARY KEY, "email" TEXT NOT NULL, "name" TEXT NOT NULL, "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP);
        CREATE TABLE "Post" ("id" SERIAL PRIMARY KEY, "title" TEXT NOT NULL, "content" TEXT, "published" BOOLEAN NOT NULL DEFAULT false, "views" INTEGER NOT NULL DEFAULT 0,
          "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP, "authorId" INTEGER NOT NULL REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE TABLE "Comment" ("id" SERIAL PRIMARY KEY, "text" TEXT NOT NULL, "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
          "postId" INTEGER NOT NULL REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE, "authorId" INTEGER NOT NULL REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE TABLE "Tag" ("id" SERIAL PRIMARY KEY, "name" TEXT NOT NULL);
        CREATE TABLE "Event" ("id" SERIAL PRIMARY KEY, "kind" TEXT NOT NULL, "payload" TEXT NOT NULL, "amount" INTEGER NOT NULL, "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP);
        CREATE TABLE "Item" ("id" SERIAL PRIMARY KEY, "code" TEXT NOT NULL, "amount" INTEGER NOT NULL, "meta" JSONB NOT NULL DEFAULT '{}');
        CREATE TABLE "_PostToTag" ("A" INTEGER NOT NULL REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE, "B" INTEGER NOT NULL REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE,
          CONSTRAINT "_PostToTag_AB_pkey" PRIMARY KEY ("A", "B"));
        INSERT INTO "User" SELECT n, 'user' || n || '@example.com', 'User ' || n, timestamp '2024-01-01' + n * interval '1 minute' FROM generate_series(1, 1000) n;
        INSERT INTO "Post" SELECT n, 'Post ' || n, CASE WHEN n % 5 = 0 THEN NULL ELSE repeat('lorem ipsum ' || n || ' ', 12) END, n % 2 = 0, (n * 37) % 1000,
          timestamp '2024-02-01' + n * interval '1 minute', (n - 1) / 10 + 1 FROM generate_series(1, 10000) n;
        INSERT INTO "Comment" SELECT n, 'Comment ' || n, timestamp '2024-03-01' + n * interval '1 second', (n - 1) / 3 + 1, (n * 7) % 1000 + 1 FROM generate_series(1, 30000) n;
        INSERT INTO "Tag" SELECT n, 'tag' || n FROM generate_series(1, 50) n;
        INSERT INTO "Item" SELECT n, 'item' || n, n, jsonb_build_object('kind', jsonb_build_object('level', n % 200, 'name', 'level ' || n % 200), 'tags', jsonb_build_array('a', 'b')) FROM generate_series(1, 2000) n;
        INSERT INTO "_PostToTag" SELECT n, n % 50 + 1 FROM generate_series(1, 10000) n UNION SELECT n, (n * 3 + 7) % 50 + 1 FROM generate_series(1, 10000) n ORDER BY 1, 2;
        CREATE UNIQUE INDEX "User_email_key" ON "User"("email"); CREATE UNIQUE INDEX "Tag_name_key" ON "Tag"("name"); CREATE UNIQUE INDEX "Item_code_key" ON "Item"("code");
        CREATE INDEX "Post_authorId_idx" ON "Post"("authorId"); CREATE INDEX "Post_published_views_idx" ON "Post"("published", "views");
        CREATE INDEX "Comment_postId_idx" ON "Comment"("postId"); CREATE INDEX "Comment_authorId_idx" ON "Comment"("authorId"); CREATE INDEX "_PostToTag_B_index" ON "_PostToTag"("B");
        SELECT setval(pg_get_serial_sequence('"User"', 'id'), 1000), setval(pg_get_serial_sequence('"Post"', 'id'), 10000),
          setval(pg_get_serial_sequence('"Comment"', 'id'), 30000), setval(pg_get_serial_sequence('"Tag"', 'id'), 50), setval(pg_get_serial_sequence('"Item"', 'id'), 2000);
        ANALYZE;
        """;

    public const string Sqlite = """
        CREATE TABLE "User" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "email" TEXT NOT NULL, "name" TEXT NOT NULL, "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP);
        CREATE TABLE "Post" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "title" TEXT NOT NULL, "content" TEXT, "published" BOOLEAN NOT NULL DEFAULT false, "views" INTEGER NOT NULL DEFAULT 0,
          "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP, "authorId" INTEGER NOT NULL REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE TABLE "Comment" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "text" TEXT NOT NULL, "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
          "postId" INTEGER NOT NULL REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE, "authorId" INTEGER NOT NULL REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE TABLE "Tag" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "name" TEXT NOT NULL);
        CREATE TABLE "Event" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "kind" TEXT NOT NULL, "payload" TEXT NOT NULL, "amount" INTEGER NOT NULL, "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP);
        CREATE TABLE "Item" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "code" TEXT NOT NULL, "amount" INTEGER NOT NULL, "meta" JSONB NOT NULL DEFAULT '{}');
        CREATE TABLE "_PostToTag" ("A" INTEGER NOT NULL REFERENCES "Post"("id") ON DELETE CASCADE ON UPDATE CASCADE, "B" INTEGER NOT NULL REFERENCES "Tag"("id") ON DELETE CASCADE ON UPDATE CASCADE);
        CREATE TEMP TABLE n AS WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 30000) SELECT n FROM s;
        INSERT INTO "User" SELECT n, 'user' || n || '@example.com', 'User ' || n, strftime('%Y-%m-%dT%H:%M:%S.000+00:00', '2024-01-01', n || ' minutes') FROM n WHERE n <= 1000;
        INSERT INTO "Post" SELECT n, 'Post ' || n, CASE WHEN n % 5 = 0 THEN NULL ELSE replace(hex(zeroblob(6)), '00', 'lorem ipsum ' || n || ' lorem ipsum ' || n || ' ') END, n % 2 = 0, (n * 37) % 1000,
          strftime('%Y-%m-%dT%H:%M:%S.000+00:00', '2024-02-01', n || ' minutes'), (n - 1) / 10 + 1 FROM n WHERE n <= 10000;
        INSERT INTO "Comment" SELECT n, 'Comment ' || n, strftime('%Y-%m-%dT%H:%M:%S.000+00:00', '2024-03-01', n || ' seconds'), (n - 1) / 3 + 1, (n * 7) % 1000 + 1 FROM n;
        INSERT INTO "Tag" SELECT n, 'tag' || n FROM n WHERE n <= 50;
        INSERT INTO "Item" SELECT n, 'item' || n, n, json_object('kind', json_object('level', n % 200, 'name', 'level ' || n % 200), 'tags', json_array('a', 'b')) FROM n WHERE n <= 2000;
        INSERT INTO "_PostToTag" SELECT n, n % 50 + 1 FROM n WHERE n <= 10000 UNION SELECT n, (n * 3 + 7) % 50 + 1 FROM n WHERE n <= 10000 ORDER BY 1, 2;
        CREATE UNIQUE INDEX "User_email_key" ON "User"("email"); CREATE UNIQUE INDEX "Tag_name_key" ON "Tag"("name"); CREATE UNIQUE INDEX "Item_code_key" ON "Item"("code");
        CREATE INDEX "Post_authorId_idx" ON "Post"("authorId"); CREATE INDEX "Post_published_views_idx" ON "Post"("published", "views");
        CREATE INDEX "Comment_postId_idx" ON "Comment"("postId"); CREATE INDEX "Comment_authorId_idx" ON "Comment"("authorId");
        CREATE UNIQUE INDEX "_PostToTag_AB_unique" ON "_PostToTag"("A", "B"); CREATE INDEX "_PostToTag_B_index" ON "_PostToTag"("B");
        DROP TABLE n;
        ANALYZE;
        """;
}
