namespace Refract.Benchmarks.Http.Load;

/// <summary>Tables, as <c>refract db push</c> makes them of the client's schema, and rows.</summary>
internal static class HttpSeed
{
    public const string Sql = """
        CREATE TABLE "User" ("id" SERIAL PRIMARY KEY, "email" TEXT NOT NULL, "name" TEXT NOT NULL,
          "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP);
        CREATE TABLE "Post" ("id" SERIAL PRIMARY KEY, "title" TEXT NOT NULL, "content" TEXT,
          "published" BOOLEAN NOT NULL DEFAULT false, "views" INTEGER NOT NULL DEFAULT 0,
          "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
          "authorId" INTEGER NOT NULL REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE);
        CREATE TABLE "Comment" ("id" SERIAL PRIMARY KEY, "text" TEXT NOT NULL,
          "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
          "postId" INTEGER NOT NULL REFERENCES "Post"("id") ON DELETE RESTRICT ON UPDATE CASCADE);
        CREATE TABLE "Event" ("id" SERIAL PRIMARY KEY, "kind" TEXT NOT NULL, "amount" INTEGER NOT NULL,
          "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
          "userId" INTEGER NOT NULL REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE);
        INSERT INTO "User" SELECT n, 'user' || n || '@example.com', 'User ' || n,
          timestamptz '2024-01-01Z' + n * interval '1 minute' FROM generate_series(1, 1000) n;
        INSERT INTO "Post" SELECT n, 'Post ' || n,
          CASE WHEN n % 5 = 0 THEN NULL ELSE repeat('lorem ipsum ' || n || ' ', 12) END, n % 2 = 0, (n * 37) % 1000,
          timestamptz '2024-02-01Z' + n * interval '1 minute', (n - 1) / 10 + 1 FROM generate_series(1, 10000) n;
        INSERT INTO "Comment" SELECT n, 'Comment ' || n, timestamptz '2024-03-01Z' + n * interval '1 second',
          (n - 1) / 3 + 1 FROM generate_series(1, 30000) n;
        CREATE UNIQUE INDEX "User_email_key" ON "User"("email");
        CREATE INDEX "Post_authorId_idx" ON "Post"("authorId");
        CREATE INDEX "Comment_postId_idx" ON "Comment"("postId");
        """;

    /// <summary>Removes what was posted, and the space that it took.</summary>
    public const string Clear = """TRUNCATE "Event" """;
}
