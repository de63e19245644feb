using Refract.Relational;
using Refract.Relational.Review;

namespace Refract.Migrate.Tests.Review;

/// <summary>What a review takes from the rest of a script and from those before it.</summary>
public sealed class What_reviews_know
{
    [Theory]
    // A table of the script itself has no rows and no readers.
    [InlineData("CREATE TABLE a (id int); CREATE INDEX i ON a(id); ALTER TABLE a ADD COLUMN b text NOT NULL", "")]
    [InlineData("""CREATE TABLE "A" ("id" int); CREATE INDEX i ON a(id)""", "RFR3101 RFR3114")]
    // The lock on the table that a new one refers to is waited for.
    [InlineData("""CREATE TABLE a (id int REFERENCES "User"(id))""", "RFR3114")]
    // Names: quoted, with a schema, without capitals.
    [InlineData("create index concurrently on public.\"User\" (age)", "")]
    [InlineData("SET lock_timeout TO '2s'; DROP TABLE IF EXISTS other.thing, \"Post\"", "RFR3110 RFR3110")]
    [InlineData("SET lock_timeout TO 0; ALTER TABLE \"User\" ADD a int", "RFR3114")]
    [InlineData("BEGIN; SET LOCAL lock_timeout = '1s'; ALTER TABLE \"User\" ADD a int; COMMIT; "
        + "ALTER TABLE \"User\" ADD b int", "RFR3114")]
    // Semicolons and keywords in texts and comments.
    [InlineData("SET lock_timeout='1s'; COMMENT ON TABLE \"User\" IS 'a; DROP TABLE \"User\"; -- b'", "")]
    [InlineData("/* CREATE INDEX i ON \"User\"(age); */ SELECT $$DROP TABLE \"User\"$$", "")]
    // A type that a migration before gave.
    [InlineData("SET lock_timeout='1s'; ALTER TABLE \"User\" ALTER name TYPE varchar(30)", "RFR3106 RFR3119")]
    [InlineData("SET lock_timeout='1s'; ALTER TABLE \"User\" ALTER name TYPE character varying(41)", "")]
    [InlineData("SET lock_timeout='1s'; ALTER TABLE \"User\" ALTER unknown TYPE text", "RFR3106 RFR3119")]
    [InlineData("SET lock_timeout='1s'; ALTER TABLE \"User\" ALTER name TYPE text USING name::text", "")]
    // A CHECK that is there, one that is not valid yet, and one that is.
    [InlineData("SET lock_timeout='1s'; ALTER TABLE \"Post\" ALTER title SET NOT NULL", "")]
    [InlineData("SET lock_timeout='1s'; ALTER TABLE \"User\" ADD CONSTRAINT c CHECK (age IS NOT NULL) NOT VALID; "
        + "ALTER TABLE \"User\" ALTER age SET NOT NULL", "RFR3119 RFR3105")]
    // What a running program writes and reads.
    [InlineData("SET lock_timeout='1s'; ALTER TABLE \"User\" ADD a int DEFAULT 1; ALTER TABLE \"User\" ALTER a "
        + "SET NOT NULL", "RFR3105")]
    [InlineData("SET lock_timeout='1s'; ALTER TABLE \"User\" ADD a int; ALTER TABLE \"User\" ALTER a "
        + "SET NOT NULL", "RFR3105 RFR3119")]
    [InlineData("SET lock_timeout='1s'; ALTER TABLE \"User\" ALTER age DROP DEFAULT", "")]
    [InlineData("SET lock_timeout='1s'; ALTER TABLE \"User\" ALTER email DROP DEFAULT", "RFR3119")]
    [InlineData("SET lock_timeout='1s'; ALTER TABLE \"User\" ADD CHECK (age IS NOT NULL) NOT VALID", "RFR3119")]
    // An unknown function is volatile to the server unless it is marked.
    [InlineData("SET lock_timeout='1s'; ALTER TABLE \"User\" ADD a text DEFAULT make_code()", "RFR3107")]
    [InlineData("SET lock_timeout='1s'; ALTER TABLE \"User\" ADD a text DEFAULT upper('x'::varchar(3))", "")]
    // An enum that is new, too.
    [InlineData("CREATE TYPE t AS ENUM ('A'); ALTER TYPE t ADD VALUE 'B'; CREATE TABLE a (b t DEFAULT 'B')", "")]
    [InlineData("UPDATE \"User\" SET age = 1 WHERE id = 3", "")]
    [InlineData("WITH old AS (SELECT 1) DELETE FROM \"Post\"", "RFR3112")]
    [InlineData("INSERT INTO \"Post\" (id) VALUES (1)", "")]
    [InlineData("", "")]
    [InlineData("ALTER TABLE", "")]
    [InlineData("CREATE INDEX", "")]
    [InlineData("ALTER TABLE \"User\" ADD CONSTRAINT", "")]
    [InlineData("ALTER TABLE \"User\" ADD COLUMN a int DEFAULT (", "RFR3114")]
    public void On_postgresql(string script, string codes) => Codes(SqlProvider.PostgreSql, script).ShouldBe(codes);

    [Theory]
    [InlineData("CREATE TABLE a (id int); CREATE INDEX i ON a(id); UPDATE a SET id = 1", "")]
    [InlineData("CREATE INDEX i ON User(age)", "RFR3121")]
    [InlineData("ALTER TABLE User DROP COLUMN age", "RFR3121 RFR3110")]
    [InlineData("ALTER TABLE User RENAME COLUMN age TO years", "RFR3111")]
    [InlineData("ALTER TABLE User ADD COLUMN a TEXT NOT NULL", "RFR3108")]
    [InlineData("ALTER TABLE User ADD COLUMN a TEXT NOT NULL DEFAULT ''", "")]
    [InlineData("DROP TABLE User", "RFR3110")]
    // A rebuild is compared with what the table was.
    [InlineData("CREATE TABLE n (id INTEGER NOT NULL, email TEXT NOT NULL); INSERT INTO n SELECT id, email FROM Log; "
        + "DROP TABLE Log; ALTER TABLE n RENAME TO Log", "RFR3120 RFR3119 RFR3119")]
    [InlineData("CREATE TABLE n (id INTEGER, more TEXT NOT NULL DEFAULT ''); DROP TABLE Log; ALTER TABLE n RENAME TO "
        + "Log", "")]
    [InlineData("CREATE TABLE n (id TEXT); DROP TABLE Log; ALTER TABLE n RENAME TO Log", "RFR3119")]
    [InlineData("CREATE TABLE n (other INTEGER); DROP TABLE Log; ALTER TABLE n RENAME TO Log", "RFR3110")]
    [InlineData("ALTER TABLE Log ADD COLUMN a INTEGER; CREATE TABLE n (id INTEGER); DROP TABLE Log; "
        + "ALTER TABLE n RENAME TO Log", "RFR3110")]
    [InlineData("VACUUM", "RFR3116")]
    [InlineData("BEGIN; VACUUM; COMMIT", "RFR3115 RFR3116")]
    [InlineData("DELETE FROM User; DELETE FROM User WHERE id = 1", "RFR3112")]
    [InlineData("-- refract-lint: ignore RFR3121, RFR3110\nALTER TABLE User DROP age", "")]
    [InlineData("SELECT 'CREATE INDEX i ON User(age)'", "")]
    public void On_sqlite(string script, string codes) => Codes(SqlProvider.Sqlite, script).ShouldBe(codes);

    [Theory]
    [InlineData(SqlProvider.PostgreSql, "ALTER TABLE \"User\" DROP COLUMN age", "RFR3114")]
    [InlineData(SqlProvider.PostgreSql, "ALTER TABLE \"User\" DROP COLUMN email", "RFR3110 RFR3114")]
    [InlineData(SqlProvider.PostgreSql, "DROP TABLE \"Post\"", "RFR3114")]
    [InlineData(SqlProvider.PostgreSql, "ALTER TABLE \"Post\" DROP COLUMN title", "RFR3114")]
    [InlineData(SqlProvider.Sqlite, "ALTER TABLE User DROP COLUMN age", "RFR3121")]
    [InlineData(SqlProvider.Sqlite, "DROP TABLE Post", "")]
    [InlineData(SqlProvider.Sqlite, "CREATE TABLE n (id INTEGER NOT NULL); DROP TABLE Log; ALTER TABLE n RENAME TO Log",
        "RFR3119")]
    public void What_is_retired_may_go(SqlProvider provider, string script, string codes)
    {
        const string marks = "-- refract: retires column \"age\" of \"User\"\n"
            + "-- refract: retires column \"email\" of \"User\"\r\n-- refract: retires table \"Post\"\n"
            + "-- refract: uses column \"email\" of \"User\"\n SELECT '\n -- refract: retires table \"Log\"'";
        string.Join(' ', Providers.Of(provider).Reviewer.Review(
            new ReviewedScript(script, [ReviewedDatabase.Earlier]) { Retired = RetiredParts.Of([marks]) })
            .SelectMany(statement => statement.Findings).Select(finding => finding.Code)).ShouldBe(codes);
    }

    [Theory]
    [InlineData("odd \"name\"", null)]
    [InlineData("t", "a of \"b\".c")]
    public void A_mark_is_read_as_it_is_written(string table, string? column)
    {
        foreach (var part in new[] { new RetiredPart(null, table, column), new RetiredPart("s.x", table, column) })
        {
            RetiredParts.Of([RetiredParts.Mark(part, isUsed: false)]).All.ShouldBe([part]);
            RetiredParts.Of([RetiredParts.Mark(part, isUsed: false), RetiredParts.Mark(part, isUsed: true)]).All
                .ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(10, """ALTER TABLE "User" ADD a int DEFAULT 1""", "RFR3107")]
    [InlineData(11, """ALTER TABLE "User" ADD a int DEFAULT 1""", "")]
    [InlineData(11, """ALTER TABLE "Post" ALTER title SET NOT NULL""", "RFR3105")]
    [InlineData(12, """ALTER TABLE "Post" ALTER title SET NOT NULL""", "")]
    [InlineData(13, """ALTER TABLE "User" DETACH PARTITION p""", "")]
    [InlineData(14, """ALTER TABLE "User" DETACH PARTITION p""", "RFR3110")]
    public void Depends_on_the_version(int version, string statement, string codes) =>
        string.Join(' ', Providers.Of(SqlProvider.PostgreSql).Reviewer
            .Review(new ReviewedScript("SET lock_timeout='1s';" + statement, [ReviewedDatabase.Earlier], version))
            .SelectMany(each => each.Findings).Select(finding => finding.Code)).ShouldBe(codes);

    [Fact]
    public void Lines_are_those_of_the_first_word()
    {
        var reviews = Providers.Of(SqlProvider.PostgreSql).Reviewer.Review(
            new ReviewedScript("-- one\n\nSELECT 1;\r\n/* two\n*/ CREATE\n  INDEX i ON \"User\" (age);", []));
        reviews.Select(review => (review.Line, review.Statement))
            .ShouldBe([(3, "SELECT 1"), (5, "CREATE INDEX i ON \"User\" (age)")]);
    }

    private static string Codes(SqlProvider provider, string script) => string.Join(' ',
        Providers.Of(provider).Reviewer.Review(new ReviewedScript(script, [ReviewedDatabase.Earlier]))
            .SelectMany(statement => statement.Findings).Select(finding => finding.Code));
}
