using Refract.Generator.Tests.Validity;
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
/// Whatever a database holds, a pull writes a schema that is valid and whose client compiles, and neither a push nor a
/// second pull has anything to do then.
/// </summary>
public sealed class AnyDatabaseTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>
    /// <c>REFRACT_RANDOM_DATABASES</c> sets another number of databases than these few, and
    /// <c>REFRACT_RANDOM_FROM</c> the first of them.
    /// </summary>
    public static TheoryData<int> Seeds =>
        [.. Enumerable.Range(Variable("REFRACT_RANDOM_FROM", 1), Variable("REFRACT_RANDOM_DATABASES", 8))];

    private static int Variable(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var number) ? number : otherwise;

    private static MigrationEngine Engine(string url, PrismaSchema? schema)
    {
        var parsed = DatabaseUrl.Parse(url);
        IMigrationProvider provider = parsed.Provider == SqlProvider.Sqlite
            ? new SqliteMigrationProvider() : new PostgreSqlMigrationProvider();
        return new MigrationEngine(new MigrationSettings { Provider = provider, Url = parsed, Schema = schema });
    }

    /// <summary>Pulls into nothing, and returns the text with single blanks.</summary>
    private static async Task<(string Text, IReadOnlyList<string> Notes)> Pull(string url)
    {
        var pulled = await Engine(url, null).Pull("schema.prisma", Ct);
        var text = pulled.Files.ShouldHaveSingleItem().Text;
        await ShouldHaveNothingToDo(url, pulled.Files);
        StrictCompiler.ShouldCompile(text.Replace("onDelete: SetNull", "onDelete: NoAction", StringComparison.Ordinal));
        pulled.Notes.ShouldNotContain(
            note => note.Contains("needs a look", StringComparison.Ordinal)
                || note.Contains("remains.", StringComparison.Ordinal), text);
        return (string.Join('\n',
            text.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))),
            pulled.Notes);
    }

    private static async Task ShouldHaveNothingToDo(string url, IReadOnlyList<SourceFile> files)
    {
        var text = string.Concat(files.Select(file => file.Text));
        var result = SchemaCompiler.Compile(files);
        // PostgreSQL takes a SET NULL of a column that cannot be null; the schema then says it too, with a warning.
        result.Diagnostics.Where(
            diagnostic => diagnostic.Severity != DiagnosticSeverity.Info && diagnostic.Code != "RFR1421")
            .Select(diagnostic => diagnostic.ToString()).ShouldBeEmpty(text);
        var engine = Engine(url, result.Schema);
        (await engine.Push(new PushOptions(), Ct)).Script.ShouldSatisfyAllConditions(
            script => script.IsEmpty.ShouldBeTrue(script + "\n" + text));
        (await engine.Pull(ct: Ct)).ChangedPaths.ShouldBeEmpty(text);
    }

    [Fact]
    public async Task Defaults_without_a_literal_are_the_databases_own_expressions_on_postgresql()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        await database.Execute("""
            CREATE TABLE t (id INT PRIMARY KEY, opens TIME DEFAULT '09:00', shut TIMETZ DEFAULT '17:00+02', ever TIMESTAMP DEFAULT 'infinity', never TIMESTAMPTZ DEFAULT '-infinity',
                ides DATE DEFAULT '0044-03-15 BC', n NUMERIC DEFAULT 'NaN', f FLOAT8 DEFAULT 'Infinity', g FLOAT4 DEFAULT '-Infinity', fee MONEY DEFAULT '$1,234.56',
                big FLOAT8 DEFAULT 1e20, small NUMERIC DEFAULT 1e-5, nulls INT[] DEFAULT '{NULL,1}', deep INT[] DEFAULT '{{1,2},{3,4}}', times TIME[] DEFAULT '{09:00:00}',
                fees MONEY[] DEFAULT '{$1.00}', dates DATE[] DEFAULT '{infinity}', nans NUMERIC[] DEFAULT '{NaN}', span INTERVAL DEFAULT '3 days', c TEXT DEFAULT E'a\tb\x01\\"\r\n',
                j JSON DEFAULT '{"a": [1, 2]}', b BYTEA DEFAULT '\x00ff', day DATE DEFAULT '2020-01-31', point TIMESTAMP(3) DEFAULT '2020-01-31 10:00:00', ok BOOLEAN DEFAULT true,
                bits BIT(3) DEFAULT B'101', u UUID DEFAULT '00000000-0000-0000-0000-000000000000', now_time TIME DEFAULT now(),
                coarse TIMESTAMP DEFAULT CURRENT_TIMESTAMP(2), exact TIMESTAMP(3) DEFAULT CURRENT_TIMESTAMP(3), bigs BIGINT[] DEFAULT '{9223372036854775807}');
            """);
        var (text, _) = await Pull(database.Url);
        text.ShouldContain(
            """opens DateTime? @default(dbgenerated("'09:00:00'::time without time zone")) @db.Time(6)""");
        text.ShouldContain("""ides DateTime? @default(dbgenerated("'0044-03-15 BC'::date")) @db.Date""");
        text.ShouldContain("""f Float? @default(dbgenerated("'Infinity'::double precision"))""");
        text.ShouldContain("""fee Decimal? @default(dbgenerated("'$1,234.56'::money")) @db.Money""");
        text.ShouldContain("""big Float? @default(100000000000000000000)""");
        text.ShouldContain("""coarse DateTime? @default(dbgenerated("CURRENT_TIMESTAMP(2)")) @db.Timestamp(6)""");
        text.ShouldContain("""exact DateTime? @default(now())""");
        text.ShouldContain("""c String? @default("a\tb\u0001\\\"\r\n")""");
    }

    [Fact]
    public async Task Types_without_a_word_are_unsupported_and_domains_their_base_type_on_postgresql()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        await database.Execute("""
            CREATE SCHEMA other;
            CREATE TYPE other.kind AS ENUM ('x');
            CREATE TYPE empty AS ENUM ();
            CREATE TYPE mood AS ENUM ('sad', 'ok');
            CREATE DOMAIN positive AS INT CHECK (value > 0);
            CREATE DOMAIN tiny AS positive CHECK (value < 9);
            CREATE DOMAIN mail AS VARCHAR(20) NOT NULL DEFAULT 'x@y';
            CREATE DOMAIN many AS INT[];
            CREATE DOMAIN feeling AS mood DEFAULT 'ok';
            CREATE DOMAIN place AS POINT;
            CREATE TABLE t (id positive PRIMARY KEY, k other.kind DEFAULT 'x', ks other.kind[], e empty, t tiny DEFAULT 3, m mail, a many, ps positive[], f feeling NOT NULL, p place,
                low NUMERIC(5, -2) DEFAULT 100, fine NUMERIC(3, 5), g INT GENERATED ALWAYS AS (id * 2) STORED NOT NULL, h INT GENERATED ALWAYS AS (id + 1) STORED,
                i INT GENERATED ALWAYS AS IDENTITY);
            """);
        var (text, _) = await Pull(database.Url);
        text.ShouldContain("id Int @id");
        text.ShouldContain("""k Unsupported("other.kind")? @default(dbgenerated("'x'::other.kind"))""");
        text.ShouldContain("""ks Unsupported("other.kind")[]""");
        text.ShouldContain("""e Unsupported("empty")?""");
        text.ShouldContain("t Int? @default(3)");
        text.ShouldContain("m String @db.VarChar(20)");
        text.ShouldContain("a Int[]");
        text.ShouldContain("ps Int[]");
        text.ShouldContain("f mood");
        text.ShouldContain("""p Unsupported("place")?""");
        text.ShouldContain("""low Unsupported("numeric(5,-2)")?""");
        text.ShouldContain("g Int @default(dbgenerated())");
        text.ShouldContain("h Int?\n");
    }

    [Fact]
    public async Task Columns_that_the_database_fills_are_left_to_it_whatever_their_type_on_postgresql()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        await database.Execute("""
            CREATE TABLE t (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, given BIGINT GENERATED BY DEFAULT AS IDENTITY,
                small SMALLINT GENERATED ALWAYS AS IDENTITY, n INT, a INT NOT NULL,
                search TSVECTOR GENERATED ALWAYS AS (to_tsvector('simple', a::text)) STORED NOT NULL,
                span INT4RANGE GENERATED ALWAYS AS (int4range(a, a + 1)) STORED,
                spans INT4RANGE[] GENERATED ALWAYS AS (ARRAY[int4range(a, a + 1)]) STORED NOT NULL,
                spot POINT GENERATED ALWAYS AS (point(a, a)) STORED NOT NULL);
            """);
        var (text, _) = await Pull(database.Url);
        text.ShouldContain("id Int @id @default(autoincrement())\n");
        text.ShouldContain("given BigInt @default(autoincrement())\n");
        text.ShouldContain("small Int @default(autoincrement()) @db.SmallInt\n");
        text.ShouldContain("search Unsupported(\"tsvector\") @default(dbgenerated())\n");
        text.ShouldContain("span Unsupported(\"int4range\")?\n");
        text.ShouldContain("spans Unsupported(\"int4range\")[]\n");
        text.ShouldContain("spot Unsupported(\"point\") @default(dbgenerated())\n");
        await PushChange(database.Url, text);
        await database.Execute("INSERT INTO t (a) VALUES (7)");
        (await database.Scalar("SELECT concat_ws(' ', id, given, small, n, search, span, spans, spot) FROM t"))
            .ShouldBe("1 1 1 3 '7':1 [7,8) {\"[7,8)\"} (7,7)");
    }

    [Fact]
    public async Task Columns_that_the_database_fills_are_left_to_it_whatever_their_type_on_sqlite()
    {
        using var folder = new TempFolder();
        var url = "file:" + folder["any.db"];
        await Execute(url, """
            CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, n INT, a INT NOT NULL,
                shape GEOMETRY NOT NULL GENERATED ALWAYS AS (a * 2) STORED, flat GEOMETRY GENERATED ALWAYS AS (a * 3) VIRTUAL);
            """);
        var (text, _) = await Pull(url);
        text.ShouldContain("id Int @id @default(autoincrement())\n");
        text.ShouldContain("shape Unsupported(\"GEOMETRY\") @default(dbgenerated())\n");
        text.ShouldContain("flat Unsupported(\"GEOMETRY\")?\n");
        await PushChange(url, text);
        // Fails unless all of them are as they should be.
        await Execute(url, """
            INSERT INTO t (a) VALUES (7);
            CREATE TABLE proof (ok INT CHECK (ok = 1));
            INSERT INTO proof SELECT id = 1 AND n = 3 AND shape = 14 AND flat = 21 FROM t;
            """);
    }

    /// <summary>Gives the column n a default, for which SQLite rebuilds the table, and adds another column.</summary>
    private static async Task PushChange(string url, string text)
    {
        SourceFile[] files = [new("schema.prisma", text.Replace("n Int?\n", "n Int? @default(3)\nmore String?\n",
            StringComparison.Ordinal))];
        (await Engine(url, SchemaCompiler.Compile(files).Schema).Push(new PushOptions(), Ct)).IsDone.ShouldBeTrue();
        await ShouldHaveNothingToDo(url, files);
    }

    [Fact]
    public async Task A_domain_that_a_schema_calls_unsupported_stays_so()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        await database.Execute(
            "CREATE DOMAIN positive AS INT; CREATE TABLE t (id INT PRIMARY KEY, d positive, ds positive[]);");
        await ShouldHaveNothingToDo(database.Url, [new SourceFile("schema.prisma", """
            datasource db {
              provider = "postgresql"
            }

            model t {
              id Int                       @id
              d  Unsupported("positive")?
              ds Unsupported("positive")[]
            }

            """)]);
    }

    [Fact]
    public async Task Times_of_day_and_dates_that_a_schema_has_a_literal_for_keep_it()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        SourceFile[] files = [new("schema.prisma", """
            datasource db {
              provider = "postgresql"
            }

            model t {
              id Int      @id
              a  DateTime @default("1970-01-01T13:14:15Z") @db.Time(3)
              b  DateTime @default("1970-01-01T13:14:15.5Z") @db.Timetz(3)
              c  DateTime @default("2020-02-03T00:00:00Z") @db.Date
              d  DateTime @default("2020-02-03T04:05:06+02:00")
              e  DateTime @default("2020-02-03T04:05:06.789Z") @db.Timestamptz(3)
            }

            """)];
        await Engine(database.Url, SchemaCompiler.Compile(files).Schema).Push(new PushOptions(), Ct);
        await ShouldHaveNothingToDo(database.Url, files);
    }

    [Fact]
    public async Task Names_are_valid_and_unlike_each_other_on_postgresql()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        await database.Execute("""
            CREATE TABLE "case" (id INT PRIMARY KEY);
            CREATE TABLE package (id INT PRIMARY KEY, "case" INT REFERENCES "case" (id));
            CREATE TABLE "String" (id INT PRIMARY KEY, "String" INT, "Int" TEXT);
            CREATE TABLE prices (id INT PRIMARY KEY, "1_price" INT, "2_price" INT, "a b" INT, "a-b" INT, a_b INT, "é" INT, "ü" INT, _ INT, "__" INT, "" INT, "1" INT);
            CREATE TABLE "a b" (id INT PRIMARY KEY);
            CREATE TABLE "a-b" (id INT PRIMARY KEY);
            CREATE TABLE a_b (a INT, b INT, a_b INT, PRIMARY KEY (a, b), UNIQUE (b, a_b), b_a_b INT);
            CREATE TYPE mark AS ENUM ('a b', 'a-b', '+', '-', '', 'class', 'null', 'é', '1', 'a_b');
            CREATE TYPE "var" AS ENUM ('x');
            CREATE TYPE "enum" AS ENUM ('x');
            CREATE TABLE marked (id INT PRIMARY KEY, m mark DEFAULT '-', v "var" DEFAULT 'x', n mark[] DEFAULT '{"a b",+}');
            CREATE TABLE twin (a INT, b INT, UNIQUE (a, b));
            CREATE TABLE uses_twin (id INT PRIMARY KEY, a INT, b INT, FOREIGN KEY (a, b) REFERENCES twin (a, b));
            """.Replace("\"\" INT, ", "", StringComparison.Ordinal));
        var (text, _) = await Pull(database.Url);
        text.ShouldContain(
            "/// This model is called Renamedcase, because case is a reserved word.\nmodel Renamedcase {");
        text.ShouldContain("model Renamedpackage {");
        text.ShouldContain("model RenamedString {");
        text.ShouldContain("enum Renamedvar {");
        text.ShouldContain("a_b Int?\n");
        text.ShouldContain("a_b_2 Int? @map(\"a b\")");
        text.ShouldContain("a_b_3 Int? @map(\"a-b\")");
        text.ShouldContain("é Int?");
        text.ShouldContain("EMPTY_ENUM_VALUE @map(\"\")");
        text.ShouldContain("@default(value__2)");
        text.ShouldContain("references: [a, b], onDelete: NoAction, onUpdate: NoAction) @ignore");
    }

    [Fact]
    public async Task Everything_at_once_on_sqlite()
    {
        using var folder = new TempFolder();
        var url = "file:" + folder["any.db"];
        await Execute(url, """
            CREATE TABLE "case" (id INTEGER PRIMARY KEY);
            CREATE TABLE package (id INTEGER PRIMARY KEY, "case" INT REFERENCES "case" (id));
            CREATE TABLE prices (id INTEGER PRIMARY KEY, "1_price" INT, "2_price" INT, "a b" INT, "a-b" INT, a_b INT, "é" INT, _ INT, "__" INT, "1" INT);
            CREATE TABLE defaults (id INTEGER PRIMARY KEY, d DATETIME DEFAULT 'infinity', e DATE DEFAULT '09:00', f BOOLEAN DEFAULT 'yes', g INT DEFAULT 1.5, h INT DEFAULT '7', i JSON DEFAULT 'no json',
                j REAL DEFAULT 1e300, k DECIMAL DEFAULT 'NaN', l BLOB DEFAULT 'text', m INT DEFAULT 0x10, n TEXT DEFAULT 'a''b', o TEXT DEFAULT (lower('A')), p BIGINT DEFAULT 99999999999999999999,
                q DATETIME DEFAULT '2020-01-31 10:00:00', r BOOLEAN DEFAULT 1, s FLOAT DEFAULT 1e3, t TEXT DEFAULT 5, u DATETIME DEFAULT 0);
            CREATE TABLE twin (a INT, b INT);
            CREATE UNIQUE INDEX twin_a_b_key ON twin (a, b);
            CREATE TABLE uses_twin (id INTEGER PRIMARY KEY, a INT, b INT, FOREIGN KEY (a, b) REFERENCES twin (a, b));
            CREATE TABLE odd (id INTEGER PRIMARY KEY, x, y GEOMETRY DEFAULT 'p', z INT GENERATED ALWAYS AS (id * 2) STORED NOT NULL);
            """);
        var (text, _) = await Pull(url);
        text.ShouldContain("model Renamedcase {");
        text.ShouldContain("""t String? @default("5")""");
        text.ShouldContain("""d DateTime? @default(dbgenerated("'infinity'"))""");
        text.ShouldContain("""f Boolean? @default(dbgenerated("'yes'"))""");
        text.ShouldContain("z Int @default(dbgenerated())");
        text.ShouldContain("references: [a, b], onDelete: NoAction, onUpdate: NoAction) @ignore");
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task At_random_on_postgresql(int seed)
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        await database.Execute(RandomDatabase.Script(seed, isPostgreSql: true));
        await Pull(database.Url);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task At_random_on_sqlite(int seed)
    {
        using var folder = new TempFolder();
        var url = "file:" + folder["any.db"];
        await Execute(url, RandomDatabase.Script(seed, isPostgreSql: false));
        await Pull(url);
    }

    private static async Task Execute(string url, string sql)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection("Data Source=" + url["file:".Length..]);
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }
}
