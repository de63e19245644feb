using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Sqlite.Migrations;

namespace Refract.Migrate.Tests.Sql;

/// <summary>What is in the tables when a script has run.</summary>
public sealed class Rows_survive(RoundTripServer postgres) : IClassFixture<RoundTripServer>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rebuilt_Sqlite_table_keeps_its_rows_and_those_that_refer_to_it()
    {
        const string Children =
            "\nmodel Child {\n  id Int @id\n  parentId Int\n  parent Parent @relation(fields: [parentId], "
                + "references: [id], onDelete: Cascade)\n}";
        await using var database = await OpenSqlite();
        await Migrate(database, "",
            "model Parent {\n  id Int @id\n  name String?\n  old Int?\n  children Child[]\n}" + Children);
        await database.Execute("""
            INSERT INTO "Parent" ("id", "name", "old") VALUES (1, 'one', 5), (2, NULL, NULL);
            INSERT INTO "Child" ("id", "parentId") VALUES (10, 1), (11, 2);
            """, Ct);

        await Migrate(database,
            "model Parent {\n  id Int @id\n  name String?\n  old Int?\n  children Child[]\n}" + Children,
            "model Parent {\n  id Int @id\n  name String @default(\"none\")\n  added Int @default(7)\n  "
                + "children Child[]\n}" + Children);

        (await database.RowProbe.CountRows(null, "Parent", Ct)).ShouldBe(2);
        (await database.RowProbe.CountRows(null, "Child", Ct)).ShouldBe(2);
        (await database.RowProbe.CountValues(null, "Parent", "name", ["one"], Ct)).ShouldBe(1);
        (await database.RowProbe.CountValues(null, "Parent", "name", ["none"], Ct)).ShouldBe(1);
        (await database.RowProbe.CountValues(null, "Parent", "added", ["7"], Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task A_Sqlite_table_under_a_view_can_be_rebuilt()
    {
        await using var database = await OpenSqlite();
        await Migrate(database, "", "model A {\n  id Int @id\n  n Int?\n}");
        await database.Execute(
            """INSERT INTO "A" ("id", "n") VALUES (1, 2); CREATE VIEW "V" AS SELECT "id" FROM "A";""", Ct);

        var before = await database.Introspect([], Ct);
        var script = MigrationCase.Script(before,
            MigrationCase.CatalogOf("model A {\n  id Int @id\n  n Int @default(0)\n}", SqlProvider.Sqlite),
            SqlProvider.Sqlite);
        await database.Execute(script.Text, Ct);

        (await database.RowProbe.CountRows(null, "V", Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_BigInt_key_on_Sqlite_counts_by_itself()
    {
        await using var database = await OpenSqlite();
        await Migrate(database, "", "model A {\n  id BigInt @id @default(autoincrement())\n  n Int\n}");

        await database.Execute("""INSERT INTO "A" ("n") VALUES (1); INSERT INTO "A" ("n") VALUES (2);""", Ct);

        (await database.RowProbe.CountValues(null, "A", "id", ["1", "2"], Ct)).ShouldBe(2);
    }

    [Fact]
    public async Task Defaults_on_Sqlite_are_what_the_schema_says()
    {
        await using var database = await OpenSqlite();
        await Migrate(database, "", """
            model A {
              id   Int    @id
              data Json   @default("{\"a\": \"it's\"}")
              raw  Bytes  @default("aGVsbG8=")
              uid  String @default(dbgenerated("(lower(hex(randomblob(4))))"))
            }
            """);

        await database.Execute("""INSERT INTO "A" ("id") VALUES (1)""", Ct);

        (await database.RowProbe.CountValues(null, "A", "data", ["{\"a\": \"it's\"}"], Ct)).ShouldBe(1);
        await database.Execute(
            """CREATE TABLE "digits" ("text" TEXT); INSERT INTO "digits" SELECT hex("raw") FROM "A" WHERE typeof("raw") = 'blob';""", Ct);
        (await database.RowProbe.CountValues(null, "digits", "text", ["68656C6C6F"], Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_column_that_begins_to_count_on_PostgreSql_goes_on_after_the_rows_that_are_there()
    {
        await using var database = await postgres.OpenEmpty();
        await Migrate(database, "", "model A {\n  id Int @id\n  n Int\n}");
        await database.Execute("""INSERT INTO "A" VALUES (1, 1), (41, 2)""", Ct);

        await Migrate(database, "model A {\n  id Int @id\n  n Int\n}",
            "model A {\n  id BigInt @id @default(autoincrement())\n  n Int\n}");
        await database.Execute("""INSERT INTO "A" ("n") VALUES (3)""", Ct);

        (await database.RowProbe.CountValues(null, "A", "id", ["42"], Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_widened_serial_counts_beyond_what_an_int_holds()
    {
        await using var database = await postgres.OpenEmpty();
        await Migrate(database, "", "model A {\n  id Int @id @default(autoincrement())\n  n Int\n}");

        await Migrate(database, "model A {\n  id Int @id @default(autoincrement())\n  n Int\n}",
            "model A {\n  id BigInt @id @default(autoincrement())\n  n Int\n}");
        await database.Execute("""SELECT setval('"A_id_seq"', 2147483647); INSERT INTO "A" ("n") VALUES (1);""", Ct);

        (await database.RowProbe.CountValues(null, "A", "id", ["2147483648"], Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task An_enum_that_loses_a_value_keeps_the_rows_and_refuses_while_the_value_is_in_use()
    {
        const string Before =
            "enum E {\n  X\n  Y\n}\nmodel A {\n  id Int @id\n  e E @default(X)\n  es E[] @default([X])\n}";
        const string After = "enum E {\n  X\n}\nmodel A {\n  id Int @id\n  e E @default(X)\n  es E[] @default([X])\n}";
        await using var database = await postgres.OpenEmpty();
        await Migrate(database, "", Before);
        await database.Execute("""INSERT INTO "A" ("id", "e") VALUES (1, 'X'), (2, 'Y')""", Ct);

        await Should.ThrowAsync<ScriptFailedException>(() => Migrate(database, Before, After));
        (await database.RowProbe.CountRows(null, "A", Ct)).ShouldBe(2);

        await database.Execute("""UPDATE "A" SET "e" = 'X'""", Ct);
        await Migrate(database, Before, After);
        (await database.RowProbe.CountValues(null, "A", "e", ["X"], Ct)).ShouldBe(2);
        (await database.RowProbe.CountValues(null, "A", "es", ["X"], Ct)).ShouldBe(2);
    }

    private static Task<IMigrationDatabase> OpenSqlite() =>
        new SqliteMigrationProvider().OpenShadow(DatabaseUrl.Parse("file::memory:"), null, Ct);

    private static Task Migrate(IMigrationDatabase database, string before, string after) => database.Execute(
        MigrationCase.Script(MigrationCase.CatalogOf(before, database.Provider),
            MigrationCase.CatalogOf(after, database.Provider),
            database.Provider).Text, Ct);
}
