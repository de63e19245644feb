namespace Refract.Benchmarks.Peers;

internal partial class RawPostgreSql
{
    private const string UserByIdSql = $"""SELECT {SqlText.UserColumns} FROM "User" WHERE "id" = $1""";
    private const string UserByEmailSql = $"""SELECT {SqlText.UserColumns} FROM "User" WHERE "email" = $1""";
    private const string FirstPostSql =
        $"""SELECT {SqlText.PostColumns} FROM "Post" WHERE "authorId" = $1 AND "published" = true ORDER BY "views" DESC LIMIT 1""";
    private const string Posts100Sql =
        $"""SELECT {SqlText.PostColumns} FROM "Post" WHERE "published" = true AND "views" >= $1 ORDER BY "views" DESC, "id" ASC LIMIT 100""";
    private const string LineByIdSql = """SELECT "id", "title", "views" FROM "Post" WHERE "id" = $1""";

    private const string Lines100Sql =
        """SELECT "id", "title", "views" FROM "Post" WHERE "published" = true AND "views" >= $1 ORDER BY "views" DESC, "id" ASC LIMIT 100""";
    private const string NamePageSql = """SELECT "id", "name" FROM "User" WHERE "id" > $1 ORDER BY "id" LIMIT 50""";
    private const string TitlesOfSql = """SELECT "authorId", "title" FROM "Post" WHERE "authorId" = ANY($1)""";
    protected const string UserPageSql =
        $"""SELECT {SqlText.UserColumns} FROM "User" WHERE "id" > $1 ORDER BY "id" LIMIT 50""";
    private const string PostsOfSql = $"""SELECT {SqlText.PostColumns} FROM "Post" WHERE "authorId" = ANY($1)""";
    private const string CommentsOfSql = $"""SELECT {SqlText.CommentColumns} FROM "Comment" WHERE "postId" = ANY($1)""";
    private const string PostPageSql =
        $"""SELECT {SqlText.PostColumns} FROM "Post" WHERE "id" > $1 ORDER BY "id" LIMIT 100""";
    private const string TagsOfSql =
        """SELECT j."A", t."id", t."name" FROM "_PostToTag" j JOIN "Tag" t ON t."id" = j."B" WHERE j."A" = ANY($1)""";
    private const string PopularSql =
        $"""SELECT {SqlText.UserColumns} FROM "User" u WHERE EXISTS (SELECT 1 FROM "Post" p WHERE p."authorId" = u."id" AND p."views" > $1) ORDER BY "id" LIMIT 20""";
    private const string SumSql =
        """SELECT sum("views") FROM "Post" WHERE "published" = true AND "views" >= $1""";

    private const string Groups100Sql = """
        SELECT "authorId", max("title"), sum("views")::integer FROM "Post" WHERE "published" = true AND "views" >= $1
        GROUP BY "authorId" ORDER BY sum("views") DESC, "authorId" LIMIT 100
        """;

    private const string CountSql = """SELECT count(*) FROM "Post" WHERE "published" = true AND "views" >= $1""";
    private const string CreatePostSql =
        $"""INSERT INTO "Post" ("title", "content", "createdAt", "authorId") VALUES ($1, $2, $3, $4) RETURNING {SqlText.PostColumns}""";
    private const string CreateUserSql =
        $"""INSERT INTO "User" ("email", "name", "createdAt") VALUES ($1, $2, $3) RETURNING {SqlText.UserColumns}""";
    private const string CreateCommentSql =
        $"""INSERT INTO "Comment" ("text", "createdAt", "postId", "authorId") VALUES ($1, $2, $3, $4) RETURNING {SqlText.CommentColumns}""";
    private const string RenameSql =
        $"""UPDATE "Post" SET "title" = $1 WHERE "id" = $2 RETURNING {SqlText.PostColumns}""";
    private const string IncrementSql =
        $"""UPDATE "Post" SET "views" = "views" + 1 WHERE "id" = $1 RETURNING {SqlText.PostColumns}""";
    private const string UpsertSql =
        """INSERT INTO "Tag" ("name") VALUES ($1) ON CONFLICT ("name") DO UPDATE SET "name" = $1 RETURNING "id", "name" """;
    private const string DeleteSql = $"""DELETE FROM "Comment" WHERE "id" = $1 RETURNING {SqlText.CommentColumns}""";
    private const string PostByIdSql = $"""SELECT {SqlText.PostColumns} FROM "Post" WHERE "id" = $1""";

    private const string PostsWithAuthorSql = """
        SELECT p."id", p."title", p."content", p."published", p."views", p."createdAt", p."authorId", u."id", u."email", u."name", u."createdAt"
        FROM (SELECT * FROM "Post" WHERE "id" > $1 ORDER BY "id" LIMIT 100) p JOIN "User" u ON u."id" = p."authorId" ORDER BY p."id"
        """;

    private const string CreateManySql = """
        INSERT INTO "Event" ("kind", "payload", "amount", "createdAt") SELECT unnest($1), unnest($2), unnest($3), $4
        """;

    private const string LoadSql =
        """COPY "Event" ("kind", "payload", "amount", "createdAt") FROM STDIN (FORMAT BINARY)""";
}
