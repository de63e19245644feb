using System.Globalization;

namespace Refract.Benchmarks.Data;

/// <summary>
/// How many rows each table has at first. Their ids count from 1, so a higher id is a row that a case made.
/// </summary>
internal static class SeededRows
{
    public const int Users = 1_000;
    public const int Posts = 10_000;
    public const int Comments = 30_000;

    /// <summary>The ids of the comments that a case deletes: this and a run's counter.</summary>
    public const int Doomed = 1_000_000;

    /// <summary>Removes every row that the cases add.</summary>
    public static readonly string CleanUp = string.Create(CultureInfo.InvariantCulture, $"""
        DELETE FROM "Comment" WHERE "id" > {Comments}; DELETE FROM "Post" WHERE "id" > {Posts}; DELETE FROM "User" WHERE "id" > {Users};
        """);

    /// <summary>Undoes what the cases change in other rows.</summary>
    public const string Undo = """
        UPDATE "Post" SET "title" = 'Post ' || "id", "views" = ("id" * 37) % 1000 WHERE "title" <> 'Post ' || "id" OR "views" <> ("id" * 37) % 1000;
        UPDATE "Item" SET "amount" = "id" WHERE "amount" <> "id";
        """;

    /// <summary>One row of text about all tables, without the ids and times of new rows.</summary>
    public static readonly string State = string.Create(CultureInfo.InvariantCulture, $"""
        SELECT (SELECT count(*) || ' users ' || sum(length("name")) FROM "User")
          || (SELECT ', ' || count(*) || ' posts ' || sum(length("title")) || ' ' || sum(length(coalesce("content", ''))) || ' ' || sum("views") || ' '
                || sum(CASE WHEN "authorId" > {Users} THEN 0 ELSE "authorId" END) || ' ' || sum(CASE WHEN "published" THEN 1 ELSE 0 END) FROM "Post")
          || (SELECT ', ' || count(*) || ' comments ' || sum(length("text")) || ' ' || sum("postId") || ' ' || sum("authorId") FROM "Comment")
          || (SELECT ', ' || count(*) || ' tags ' || sum(length("name")) FROM "Tag")
          || (SELECT ', ' || count(*) || ' items ' || sum("amount") || ' ' || sum(length("code")) FROM "Item")
          || (SELECT ', ' || count(*) || ' events ' || coalesce(sum(length("kind")), 0) || ' ' || coalesce(sum(length("payload")), 0) || ' ' || coalesce(sum("amount"), 0) FROM "Event")
        """);

    /// <summary>Makes the comments that the runs with these counters delete.</summary>
    public static string Doom(int first, int runs) => string.Create(CultureInfo.InvariantCulture, $"""
        WITH RECURSIVE n(n) AS (SELECT {Doomed + first} UNION ALL SELECT n + 1 FROM n WHERE n < {Doomed + first + runs - 1})
        INSERT INTO "Comment" ("id", "text", "postId", "authorId") SELECT n, 'soon gone', n % {Posts} + 1, n % {Users} + 1 FROM n;
        """);
}
