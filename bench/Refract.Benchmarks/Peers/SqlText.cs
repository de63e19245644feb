namespace Refract.Benchmarks.Peers;

/// <summary>
/// The SQL that a careful person would write, with <c>@name</c> placeholders; shared by hand-written code and Dapper.
/// </summary>
internal static class SqlText
{
    public const string UserColumns = """ "id", "email", "name", "createdAt" """;
    public const string PostColumns = """ "id", "title", "content", "published", "views", "createdAt", "authorId" """;
    public const string CommentColumns = """ "id", "text", "createdAt", "postId", "authorId" """;

    public const string UserById = $"""SELECT {UserColumns} FROM "User" WHERE "id" = @id""";
    public const string UserByEmail = $"""SELECT {UserColumns} FROM "User" WHERE "email" = @email""";
    public const string FirstPost =
        $"""SELECT {PostColumns} FROM "Post" WHERE "authorId" = @author AND "published" = true ORDER BY "views" DESC LIMIT 1""";
    public const string Posts100 =
        $"""SELECT {PostColumns} FROM "Post" WHERE "published" = true AND "views" >= @views ORDER BY "views" DESC, "id" ASC LIMIT 100""";
    public const string Lines100 =
        """SELECT "id", "title", "views" FROM "Post" WHERE "published" = true AND "views" >= @views ORDER BY "views" DESC, "id" ASC LIMIT 100""";
    public const string LineById = """SELECT "id", "title", "views" FROM "Post" WHERE "id" = @id""";
    public const string AllLines = """SELECT "id", "title", "views" FROM "Post" """;
    public const string NamePage = """SELECT "id", "name" FROM "User" WHERE "id" > @from ORDER BY "id" LIMIT 50""";
    public const string TitlesOfAny = """SELECT "authorId", "title" FROM "Post" WHERE "authorId" = ANY(@ids)""";
    public const string TitlesOfJson =
        """SELECT "authorId", "title" FROM "Post" WHERE "authorId" IN (SELECT value FROM json_each(@ids))""";
    public const string AllPosts = $"""SELECT {PostColumns} FROM "Post" """;
    public const string UserPage = $"""SELECT {UserColumns} FROM "User" WHERE "id" > @from ORDER BY "id" LIMIT 50""";
    public const string PostPage = $"""SELECT {PostColumns} FROM "Post" WHERE "id" > @from ORDER BY "id" LIMIT 100""";
    public const string PostsOfUser = $"""SELECT {PostColumns} FROM "Post" WHERE "authorId" = @author""";

    public const string PostsWithAuthor = """
        SELECT p."id", p."title", p."content", p."published", p."views", p."createdAt", p."authorId", u."id", u."email", u."name", u."createdAt"
        FROM (SELECT * FROM "Post" WHERE "id" > @from ORDER BY "id" LIMIT 100) p JOIN "User" u ON u."id" = p."authorId" ORDER BY p."id"
        """;

    public const string UsersWithPopularPosts = $"""
        SELECT {UserColumns} FROM "User" u WHERE EXISTS (SELECT 1 FROM "Post" p WHERE p."authorId" = u."id" AND p."views" > @views) ORDER BY "id" LIMIT 20
        """;

    public const string PostsOfAny = $"""SELECT {PostColumns} FROM "Post" WHERE "authorId" = ANY(@ids)""";
    public const string CommentsOfAny = $"""SELECT {CommentColumns} FROM "Comment" WHERE "postId" = ANY(@ids)""";
    public const string TagsOfAny = $"{TagsOf} = ANY(@ids)";
    public const string PostsOfJson =
        $"""SELECT {PostColumns} FROM "Post" WHERE "authorId" IN (SELECT value FROM json_each(@ids))""";
    public const string CommentsOfJson =
        $"""SELECT {CommentColumns} FROM "Comment" WHERE "postId" IN (SELECT value FROM json_each(@ids))""";
    public const string TagsOfJson = $"{TagsOf} IN (SELECT value FROM json_each(@ids))";

    public const string CountPosts = """SELECT count(*) FROM "Post" WHERE "published" = true AND "views" >= @views""";
    public const string SumViews =
        """SELECT CAST(sum("views") AS BIGINT) FROM "Post" WHERE "published" = true AND "views" >= @views""";
    public const string Groups100 = """
        SELECT "authorId" AS "id", max("title") AS "title", CAST(sum("views") AS INTEGER) AS "views" FROM "Post" WHERE "published" = true AND "views" >= @views
        GROUP BY "authorId" ORDER BY 3 DESC, "authorId" LIMIT 100
        """;
    public const string ItemsOfLevelText =
        """SELECT "id", "code" AS "title", "amount" AS "views" FROM "Item" WHERE "meta" -> 'kind' -> 'level' = @level::jsonb ORDER BY "id" """;
    public const string ItemsOfLevelSqlite =
        """SELECT "id", "code" AS "title", "amount" AS "views" FROM "Item" WHERE "meta" ->> '$.kind.level' = @level ORDER BY "id" """;
    public const string UpsertItem =
        """INSERT INTO "Item" ("code", "amount") VALUES (@code, @amount) ON CONFLICT ("code") DO UPDATE SET "amount" = excluded."amount" """;
    public const string UpsertItems =
        """INSERT INTO "Item" ("code", "amount") SELECT "code", "amount" FROM unnest(@codes, @amounts) AS t("code", "amount") ON CONFLICT ("code") DO UPDATE SET "amount" = excluded."amount" """;
    public const string CreatePost =
        $"""INSERT INTO "Post" ("title", "content", "createdAt", "authorId") VALUES (@title, @content, @createdAt, @author) RETURNING {PostColumns}""";
    public const string CreatePosts =
        $"""INSERT INTO "Post" ("title", "content", "createdAt", "authorId") SELECT "title", "content", @createdAt, @author FROM unnest(@titles, @contents) AS t("title", "content") RETURNING {PostColumns}""";
    public const string CreateUser =
        $"""INSERT INTO "User" ("email", "name", "createdAt") VALUES (@email, @name, @createdAt) RETURNING {UserColumns}""";
    public const string CreateEvent =
        """INSERT INTO "Event" ("kind", "payload", "amount", "createdAt") VALUES (@kind, @payload, @amount, @createdAt)""";
    public const string CreateEvents = """
        INSERT INTO "Event" ("kind", "payload", "amount", "createdAt") SELECT "kind", "payload", "amount", @createdAt FROM unnest(@kinds, @payloads, @amounts) AS t("kind", "payload", "amount")
        """;
    public const string Rename = $"""UPDATE "Post" SET "title" = @title WHERE "id" = @id RETURNING {PostColumns}""";
    public const string Increment =
        $"""UPDATE "Post" SET "views" = "views" + 1 WHERE "id" = @id RETURNING {PostColumns}""";
    public const string Upsert =
        """INSERT INTO "Tag" ("name") VALUES (@name) ON CONFLICT ("name") DO UPDATE SET "name" = @name RETURNING "id", "name" """;
    public const string DeleteComment = $"""DELETE FROM "Comment" WHERE "id" = @id RETURNING {CommentColumns}""";
    public const string CreateComment =
        $"""INSERT INTO "Comment" ("text", "createdAt", "postId", "authorId") VALUES (@text, @createdAt, @post, @author) RETURNING {CommentColumns}""";
    public const string PostById = $"""SELECT {PostColumns} FROM "Post" WHERE "id" = @id""";

    private const string TagsOf =
        """SELECT j."A", t."id", t."name" FROM "_PostToTag" j JOIN "Tag" t ON t."id" = j."B" WHERE j."A" """;
}
