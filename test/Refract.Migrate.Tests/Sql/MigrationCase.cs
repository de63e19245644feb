using System.Runtime.CompilerServices;
using Refract.Migrate.Desired;
using Refract.Migrate.Diff;
using Refract.Migrate.Engine;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Schema.Text;

namespace Refract.Migrate.Tests.Sql;

/// <summary>
/// A folder of <c>Cases</c>: <c>before.prisma</c> (missing: an empty database), <c>after.prisma</c> (missing:
/// everything goes), <c>renames.txt</c> where something is renamed, and one expected script for each database the case
/// is for. A file without a datasource gets the database's own.
/// </summary>
internal sealed record MigrationCase(string Name)
{
    public static IEnumerable<string> NamesFor(SqlProvider provider) => Directory.GetDirectories(Folder())
        .Where(folder => File.Exists(Path.Combine(folder, ExpectedFile(provider))))
        .Select(folder => Path.GetFileName(folder))
        .Order(StringComparer.Ordinal);

    public static string ExpectedFile(SqlProvider provider) =>
        provider == SqlProvider.PostgreSql ? "expected.pg.sql" : "expected.sqlite.sql";

    public DatabaseCatalog Before(SqlProvider provider) => Catalog("before.prisma", provider);

    public DatabaseCatalog After(SqlProvider provider) => Catalog("after.prisma", provider);

    /// <summary>The script, with the renames of <c>renames.txt</c>, one a line.</summary>
    public async Task<MigrationScript> Script(SqlProvider provider)
    {
        var renames = Path.Combine(Folder(), Name, "renames.txt");
        if (!File.Exists(renames)) return Script(Before(provider), After(provider), provider);
        var engine = new MigrationEngine(new MigrationSettings
        {
            Provider = Providers.Of(provider),
            Url = DatabaseUrl.Parse(provider == SqlProvider.Sqlite ? "file::memory:" : "postgresql://localhost/x"),
        });
        var (before, after) = (Schema("before.prisma"), Schema("after.prisma"));
        return (await engine.Diff(DiffSource.Of(before), DiffSource.Of(after), File.ReadAllLines(renames),
            TestContext.Current.CancellationToken)).Script;
        PrismaSchema Schema(string file) =>
            SchemaOf(File.ReadAllText(Path.Combine(Folder(), Name, file)), provider);
    }


    public static MigrationScript Script(DatabaseCatalog from, DatabaseCatalog to, SqlProvider provider)
    {
        var migrations = Providers.Of(provider);
        return migrations.SqlWriter.Write(CatalogDiffer.Diff(from, to, migrations.Rules), from, to);
    }

    public static DatabaseCatalog CatalogOf(string schema, SqlProvider provider) =>
        SchemaCatalog.From(SchemaOf(schema, provider), Providers.RulesOf(provider));

    private static PrismaSchema SchemaOf(string schema, SqlProvider provider)
    {
        if (!schema.Contains("datasource ", StringComparison.Ordinal))
            schema = "datasource db {\n  provider = "
                + $"\"{(provider == SqlProvider.PostgreSql ? "postgresql" : "sqlite")}\"\n}}\n\n{schema}";
        var result = SchemaCompiler.Compile([new SourceFile("schema.prisma", schema)]);
        result.IsValid.ShouldBeTrue(string.Join('\n', result.Diagnostics.Select(diagnostic => diagnostic.Message)));
        return result.Schema;
    }

    private DatabaseCatalog Catalog(string file, SqlProvider provider)
    {
        var path = Path.Combine(Folder(), Name, file);
        return File.Exists(path) ? CatalogOf(File.ReadAllText(path), provider) : new DatabaseCatalog();
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Cases");
}
