using Refract.Migrate.Engine;
using Refract.Migrate.Scaffolding;
using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Testing;

namespace Refract.Migrate.Tests.Scaffolding;

/// <summary>
/// The last resort of a pull: what the language refuses although nothing foresaw it. These databases are made up,
/// because everything that a real one was found to have is foreseen where the line is written.
/// </summary>
public sealed class Repairs_of_schemas
{
    private static readonly CatalogColumn _id =
        new() { Name = "id", Type = new ColumnType { Scalar = ScalarType.Int } };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static (string Text, string Notes) Pull(CatalogTable table)
    {
        var pulled = SchemaScaffolder.Create("schema.prisma",
            new DatabaseCatalog { DefaultNamespace = "public", Tables = [table] },
            Providers.RulesOf(SqlProvider.PostgreSql));
        var text = pulled.Files.ShouldHaveSingleItem().Text;
        SchemaCompiler.Compile(pulled.Files).IsValid.ShouldBeTrue(text);
        return (string.Join('\n', text.Split('\n').Select(line => string.Join(' ', line.Split(' ',
            StringSplitOptions.RemoveEmptyEntries)))), string.Join('\n', pulled.Notes));
    }

    private static CatalogTable Table(params CatalogColumn[] columns) =>
        new()
        {
            Namespace = "public", Name = "t", Columns = columns, PrimaryKey = new CatalogPrimaryKey("t_pkey", ["id"]),
        };

    [Fact]
    public void A_default_that_is_refused_is_left_to_the_database()
    {
        var (text, notes) = Pull(Table(_id, _id with { Name = "n", Default = new ConstantDefault("1.5") }));
        text.ShouldContain("n Int @default(dbgenerated())");
        notes.ShouldContain("The default of t.n is left to the database");
    }

    [Fact]
    public void An_index_that_is_refused_is_left_out_and_named()
    {
        var index = new CatalogIndex { Name = "k", Algorithm = "gin", Columns = [new CatalogIndexColumn("n")] };
        var (text, notes) = Pull(Table(_id, _id with { Name = "n" }) with { Indexes = [index] });
        text.ShouldNotContain("@@index");
        text.ShouldContain("n Int\n");
        notes.ShouldContain("This line of t was left out: @@index([n], map: \"k\", type: Gin)");
        notes.ShouldContain("CreateIndex remains");
    }

    [Fact]
    public void An_attribute_that_is_refused_does_not_take_its_field_along()
    {
        var type = new ColumnType { Scalar = ScalarType.Int, Native = new NativeType("VarChar", ["20"]) };
        var (text, notes) = Pull(Table(_id, new CatalogColumn { Name = "n", Type = type }));
        text.ShouldContain("n Int\n");
        notes.ShouldContain("@db.VarChar(20) of t.n was left out");
    }

    /// <summary>What it was found to do on real databases, and is foreseen now: nothing is dropped by the next
    /// push.</summary>
    [Fact]
    public async Task Keys_of_lists_and_operator_classes_of_extensions_are_no_repairs()
    {
        await using var database = await PostgreSqlServer.CreateDatabase();
        await database.Execute("""
            CREATE EXTENSION btree_gin; CREATE EXTENSION btree_gist;
            CREATE TABLE lists (a INT[] PRIMARY KEY, b INT);
            CREATE TABLE pairs (a INT[], b INT, PRIMARY KEY (a, b));
            CREATE TABLE t (id INT PRIMARY KEY, n INT, f FLOAT8, c INT[] REFERENCES lists (a));
            CREATE INDEX gin_n ON t USING gin (n); CREATE INDEX gist_n ON t USING gist (n, f);
            """);
        var provider = new PostgreSqlMigrationProvider();
        MigrationEngine Engine(PrismaSchema? schema) => new(new MigrationSettings
        {
            Provider = provider, Url = DatabaseUrl.Parse(database.Url), Schema = schema,
        });
        var pulled = await Engine(null).Pull(ct: Ct);
        pulled.Notes.ShouldNotContain(note => note.Contains("left out:", StringComparison.Ordinal)
            || note.Contains("remains", StringComparison.Ordinal));
        var text = pulled.Files[0].Text;
        text.ShouldContain("@@index([n(ops: raw(\"int4_ops\"))], map: \"gin_n\", type: Gin)");
        var result = SchemaCompiler.Compile(pulled.Files);
        result.IsValid.ShouldBeTrue(text);
        (await Engine(result.Schema).Push(new PushOptions(), Ct)).Script.Text.ShouldBe(MigrationScript.EmptyText, text);
        (await Engine(result.Schema).Pull(ct: Ct)).ChangedPaths.ShouldBeEmpty();
    }
}
