namespace Refract.Benchmarks.Http.Contenders;

/// <summary>The SQL of hand-written code and of Dapper.</summary>
internal static class HttpSql
{
    public const string Posts = """
        SELECT "id", "title", "content", "published", "views", "createdAt", "authorId" FROM "Post"
        """;

    public const string User = """SELECT "id", "email", "name", "createdAt" FROM "User" WHERE "id" = $1""";

    public const string Page = Posts + """ WHERE "id" > $1 ORDER BY "id" LIMIT 20""";

    public const string Comments = """
        SELECT "id", "text", "createdAt", "postId" FROM "Comment" WHERE "postId" = ANY($1) ORDER BY "id"
        """;

    public const string NewEvent = """
        INSERT INTO "Event" ("kind", "amount", "userId") VALUES ($1, $2, $3)
        RETURNING "id", "kind", "amount", "createdAt", "userId"
        """;

    public const string LastFirst = """ ORDER BY "id" DESC LIMIT 20""";

    /// <summary>The same with named parameters, as Dapper has them.</summary>
    public static class Named
    {
        public const string User = """SELECT "id", "email", "name", "createdAt" FROM "User" WHERE "id" = @id""";

        public const string Page = Posts + """ WHERE "id" > @after ORDER BY "id" LIMIT 20""";

        public const string Comments = """
            SELECT "id", "text", "createdAt", "postId" FROM "Comment" WHERE "postId" = ANY(@posts) ORDER BY "id"
            """;

        public const string NewEvent = """
            INSERT INTO "Event" ("kind", "amount", "userId") VALUES (@Kind, @Amount, @UserId)
            RETURNING "id", "kind", "amount", "createdAt", "userId"
            """;
    }
}
