using System.Runtime.CompilerServices;
using Refract.Migrate.Desired;
using Refract.Migrate.Diff;
using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Schema.Text;

namespace Refract.Migrate.Tests.Sql;

/// <summary>
/// A folder of <c>Cases</c>: <c>before.prisma</c> (missing: an empty database), <c>after.prisma</c> (missing:
/// everything goes), and one expected script for each database the case is for. A file without a datasource gets the
/// database's own.
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

    public MigrationScript Script(SqlProvider provider) => Script(Before(provider), After(provider), provider);

    public static MigrationScript Script(DatabaseCatalog from, DatabaseCatalog to, SqlProvider provider)
    {
        var migrations = Providers.Of(provider);
        return migrations.SqlWriter.Write(CatalogDiffer.Diff(from, to, migrations.Rules), from, to);
    }

    public static DatabaseCatalog CatalogOf(string schema, SqlProvider provider)
    {
        if (!schema.Contains("datasource ", StringComparison.Ordinal))
            schema = "datasource db {\n  provider = "
                + $"\"{(provider == SqlProvider.PostgreSql ? "postgresql" : "sqlite")}\"\n}}\n\n{schema}";
        var result = SchemaCompiler.Compile([new SourceFile("schema.prisma", schema)]);
        result.IsValid.ShouldBeTrue(string.Join('\n', result.Diagnostics.Select(diagnostic => diagnostic.Message)));
        return SchemaCatalog.From(result.Schema, Providers.RulesOf(provider));
    }

    private DatabaseCatalog Catalog(string file, SqlProvider provider)
    {
        var path = Path.Combine(Folder(), Name, file);
        return File.Exists(path) ? CatalogOf(File.ReadAllText(path), provider) : new DatabaseCatalog();
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Cases");
}
