using Refract.Relational.Contracts;

namespace Refract.Migrate.Tests.Engine;

public sealed partial class What_the_schema_cannot_say
{
    [Theory]
    [InlineData("key", """ALTER TABLE "A" ADD CONSTRAINT k CHECK (a > c)""", "constraint k on table \"A\"")]
    [InlineData("index", """CREATE INDEX k ON "A" ((a + c))""", "index k")]
    [InlineData("index", """CREATE INDEX k ON "A" (a) INCLUDE (c)""", "index k")]
    [InlineData("statistics", """CREATE STATISTICS k ON a, c FROM "A" """, "statistics object k")]
    [InlineData("view", """CREATE VIEW v AS SELECT c FROM "A" """, "view v")]
    [InlineData("policy", """CREATE POLICY p ON "A" USING (c > 0)""", "policy p")]
    public async Task A_column_that_something_else_needs_is_not_dropped_and_the_message_names_it(string kind,
        string sql, string name)
    {
        var less = Models.Replace("  c Int?\n", "", StringComparison.Ordinal);
        await Push(Models);
        await Execute(sql);
        var failure = await Should.ThrowAsync<MigrationException>(() => Push(less, acceptDataLoss: true));
        failure.Message.ShouldContain(name, customMessage: kind);
        (await Scalar(
            "SELECT count(*) FROM pg_attribute WHERE attrelid = '\"A\"'::regclass AND attname = 'c'")).ShouldBe(1L);
    }

    [Fact]
    public async Task What_is_about_a_column_alone_goes_with_it()
    {
        await Push(Models);
        await Execute("""ALTER TABLE "A" ADD CONSTRAINT k CHECK (c > 0)""");
        await PushTwice(Models.Replace("  c Int?\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_type_change_keeps_collation_storage_and_options_of_keys()
    {
        await Push(Models.Replace("b String", "b String @unique", StringComparison.Ordinal));
        await Execute("""
            ALTER TABLE "A" ALTER COLUMN b TYPE text COLLATE "C", ALTER COLUMN b SET STORAGE EXTERNAL;
            ALTER TABLE "B" DROP CONSTRAINT "B_aId_fkey", ADD CONSTRAINT "B_aId_fkey" FOREIGN KEY ("aId") REFERENCES "A" MATCH FULL
                ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
            """);
        await PushTwice(Models.Replace("b String", "b String @unique @db.VarChar(50)", StringComparison.Ordinal)
            .Replace("id Int @id\n  a Int", "id BigInt @id\n  a Int", StringComparison.Ordinal)
            .Replace("aId Int?", "aId BigInt?", StringComparison.Ordinal));
        (await Scalar(
            """SELECT a.attstorage::text || c.collname FROM pg_attribute a JOIN pg_collation c ON c.oid = a.attcollation WHERE a.attrelid = '"A"'::regclass AND attname = 'b'"""))
            .ShouldBe("eC");
        (await Scalar(
            "SELECT condeferred AND confmatchtype = 'f' FROM pg_constraint WHERE conname = 'B_aId_fkey'")).ShouldBe(
                true);
    }
}
