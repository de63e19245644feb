using Microsoft.Data.Sqlite;
using Refract.Migrate.Engine;
using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Schema.Diagnostics;
using Refract.Schema.Text;
using Refract.Sqlite.Migrations;
using Refract.Testing;

namespace Refract.Migrate.Tests.Scaffolding;

/// <summary>
/// A database that was changed by hand under a schema with attributes of clients, relations and keys: what the schema
/// can no longer say is left out where it is known, with a note, and a push has nothing to do afterwards.
/// </summary>
public sealed class Databases_changed_under_a_schema
{
    private const string Models = """
        model T {
          id Int @id @default(autoincrement())
          key String @default(uuid())
          at DateTime @updatedAt
          n Int @default(1)
          f Float @default(1.5)
          s String @default("a")
          us U[]
        }

        model U {
          id Int @id
          tId Int?
          t T? @relation(fields: [tId], references: [id])
        }

        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static MigrationEngine Engine(string url, string models, out SchemaResult schema)
    {
        var parsed = DatabaseUrl.Parse(url);
        IMigrationProvider provider = parsed.Provider == SqlProvider.Sqlite
            ? new SqliteMigrationProvider() : new PostgreSqlMigrationProvider();
        schema = SchemaCompiler.Compile([new SourceFile("schema.prisma",
            $"datasource db {{\n  provider = \"{provider.Rules.Name}\"\n}}\n\n{models}")]);
        return new MigrationEngine(new MigrationSettings
        {
            Provider = provider, Url = parsed, Schema = schema.Schema,
        });
    }

    /// <summary>Pulls over the models, and returns the new text with single blanks, and the notes.</summary>
    private static async Task<(string Text, string Notes)> Pull(string url, string models)
    {
        var pulled = await Engine(url, models, out _).Pull(ct: Ct);
        var text = pulled.Files.ShouldHaveSingleItem().Text;
        pulled.Notes.ShouldNotContain(note => note.Contains("remains", StringComparison.Ordinal), text);
        var written = text[text.IndexOf("model ", StringComparison.Ordinal)..];
        var engine = Engine(url, written, out var result);
        result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ShouldBeEmpty(text);
        (await engine.Push(new PushOptions(), Ct)).Script.Body.ShouldBe(MigrationScript.EmptyText, text);
        (await engine.Pull(ct: Ct)).ChangedPaths.ShouldBeEmpty(text);
        return (string.Join('\n', text.Split('\n').Select(line =>
            string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))),
            string.Join('\n', pulled.Notes));
    }

    private static async Task<PostgreSqlTestDatabase> Pushed(string models)
    {
        var database = await PostgreSqlServer.CreateDatabase();
        (await Engine(database.Url, models, out _).Push(new PushOptions(), Ct)).IsDone.ShouldBeTrue();
        return database;
    }

    [Fact]
    public async Task Defaults_of_another_type_are_written_anew_on_postgresql()
    {
        await using var database = await Pushed(Models);
        await database.Execute("""
            ALTER TABLE "T" ALTER key TYPE int USING 1, ALTER at TYPE text, ALTER n DROP DEFAULT, ALTER n TYPE text,
                ALTER n SET DEFAULT '1', ALTER f DROP DEFAULT, ALTER f TYPE bigint, ALTER f SET DEFAULT 1, ALTER s DROP DEFAULT,
                ALTER s TYPE jsonb USING '{}', ALTER s SET DEFAULT '"a"'
            """);
        var (text, notes) = await Pull(database.Url, Models);
        text.ShouldContain("key Int\n");
        text.ShouldContain("at String\n");
        text.ShouldContain("n String @default(\"1\")\n");
        text.ShouldContain("f BigInt @default(1)\n");
        text.ShouldContain("s Json @default(\"\\\"a\\\"\")\n");
        notes.ShouldBe("@default(uuid()) of T.key was left out: a field of type Int cannot have it.\n"
            + "@updatedAt of T.at was left out: it is no point in time any more.",
            StringCompareShould.IgnoreLineEndings);
    }

    [Fact]
    public async Task A_default_that_clients_make_stays_with_a_type_that_can_have_it()
    {
        await using var database = await Pushed(Models);
        await database.Execute("ALTER TABLE \"T\" ALTER key TYPE uuid USING key::uuid");
        var (text, notes) = await Pull(database.Url, Models);
        text.ShouldContain("key String @default(uuid()) @db.Uuid\n");
        notes.ShouldBeEmpty();
        await database.Execute("ALTER TABLE \"T\" ALTER key SET DEFAULT gen_random_uuid()");
        (await Pull(database.Url, Models)).Text.ShouldContain(
            "key String @default(dbgenerated(\"gen_random_uuid()\")) @db.Uuid\n");
    }

    [Fact]
    public async Task A_table_that_lost_its_key_is_left_out_by_clients_on_postgresql()
    {
        await using var database = await Pushed(Models);
        await database.Execute("ALTER TABLE \"U\" DROP CONSTRAINT \"U_pkey\", ALTER id DROP NOT NULL");
        var (text, notes) = await Pull(database.Url, Models);
        text.ShouldContain("us U[] @ignore\n");
        text.ShouldContain("/// This table has no key that tells its rows apart, so clients leave it out.\nmodel U {");
        text.ShouldContain("\n@@ignore\n");
        notes.ShouldBe("Clients leave U out: its table has no key that tells its rows apart any more.");
    }

    [Fact]
    public async Task A_foreign_key_that_lost_the_key_it_rests_on_loses_its_relation_on_sqlite()
    {
        using var folder = new TempFolder();
        var url = "file:" + folder["any.db"];
        (await Engine(url, Models, out _).Push(new PushOptions(), Ct)).IsDone.ShouldBeTrue();
        await Execute(url, """
            PRAGMA foreign_keys=OFF; DROP TABLE "T";
            CREATE TABLE "T" (id INTEGER, key INTEGER NOT NULL, at TEXT NOT NULL, n TEXT NOT NULL DEFAULT '1',
                f INTEGER NOT NULL DEFAULT 1, s JSONB NOT NULL DEFAULT '"a"')
            """);
        var (text, notes) = await Pull(url, Models);
        text.ShouldContain("id Int?\nkey Int\nat String\nn String @default(\"1\")\nf Int @default(1)\n"
            + "s Json @default(\"\\\"a\\\"\")\n\n@@ignore\n}");
        text.ShouldNotContain("t T?");
        notes.ShouldContain("Clients leave T out");
        (await Engine(url, Models, out _).Pull(ct: Ct)).LeftOut.ShouldContain(thing => thing.Table == "U"
            && thing.Kind == "foreign key that no relation can stand for"
            && thing.Detail!.Contains("its columns are not unique there", StringComparison.Ordinal));
    }

    private const string ManyToMany = """
        model A {
          id Int @id
          x Int
          bs B[]
        }

        model B {
          id Int @id
          as A[]
        }

        """;

    /// <summary>The relation would drop it with its rows, or change it.</summary>
    [Theory]
    [InlineData("""
        ALTER TABLE "A" DROP CONSTRAINT "A_pkey" CASCADE; ALTER TABLE "A" ADD PRIMARY KEY (id, x), ADD UNIQUE (id);
        ALTER TABLE "_AToB" ADD FOREIGN KEY ("A") REFERENCES "A" (id) ON DELETE CASCADE ON UPDATE CASCADE
        """)]
    [InlineData("ALTER TABLE \"_AToB\" ADD COLUMN since date")]
    [InlineData("DROP INDEX \"_AToB_B_index\"")]
    [InlineData("ALTER TABLE \"_AToB\" DROP CONSTRAINT \"_AToB_A_fkey\"")]
    public async Task A_join_table_of_another_form_becomes_a_model(string sql)
    {
        await using var database = await Pushed(ManyToMany);
        await database.Execute("INSERT INTO \"A\" VALUES (1, 1); INSERT INTO \"B\" VALUES (2); "
            + "INSERT INTO \"_AToB\" VALUES (1, 2)");
        await database.Execute(sql);
        var (text, _) = await Pull(database.Url, ManyToMany);
        text.ShouldContain("model AToB {");
        text.ShouldContain("@@map(\"_AToB\")");
        text.ShouldNotContain(" B[]");
        (await database.Scalar("SELECT count(*) FROM \"_AToB\"")).ShouldBe(1L);
    }

    [Fact]
    public async Task A_join_table_of_another_form_becomes_a_model_on_sqlite()
    {
        using var folder = new TempFolder();
        var url = "file:" + folder["any.db"];
        (await Engine(url, ManyToMany, out _).Push(new PushOptions(), Ct)).IsDone.ShouldBeTrue();
        await Execute(url, "ALTER TABLE \"_AToB\" ADD COLUMN since TEXT");
        (await Pull(url, ManyToMany)).Text.ShouldContain("model AToB {");
    }

    /// <summary>Neither its name nor the missing foreign keys of emulated relations make it another one.</summary>
    [Theory]
    [InlineData("my-rel", "")]
    [InlineData("my_rel", "  relationMode = \"prisma\"\n")]
    public async Task A_join_table_of_the_form_that_the_schema_gives_it_stays(string name, string settings)
    {
        var models = ManyToMany.Replace("bs B[]", $"bs B[] @relation(\"{name}\")", StringComparison.Ordinal)
            .Replace("as A[]", $"as A[] @relation(\"{name}\")", StringComparison.Ordinal);
        await using var database = await PostgreSqlServer.CreateDatabase();
        MigrationEngine Emulated(out SchemaResult result)
        {
            result = SchemaCompiler.Compile([new SourceFile("schema.prisma",
                $"datasource db {{\n  provider = \"postgresql\"\n{settings}}}\n\n{models}")]);
            return new MigrationEngine(new MigrationSettings
            {
                Provider = new PostgreSqlMigrationProvider(), Url = DatabaseUrl.Parse(database.Url),
                Schema = result.Schema,
            });
        }

        await Emulated(out _).Push(new PushOptions(), Ct);
        await database.Execute("ALTER TABLE \"A\" ADD COLUMN more TEXT");
        var text = (await Emulated(out _).Pull(ct: Ct)).Files[0].Text;
        text.ShouldMatch("more +String\\?");
        text.ShouldMatch($"bs +B\\[\\] +@relation\\(\"{name}\"\\)");
        text.ShouldNotContain("model AToB");
        text.ShouldNotContain("@@map");
    }

    private static async Task Execute(string url, string sql)
    {
        await using var connection = new SqliteConnection("Data Source=" + url["file:".Length..] + ";Pooling=False");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }
}
