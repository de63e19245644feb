using Refract.Migrate.Engine;
using Refract.Migrate.History;
using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Schema;
using Refract.Schema.Text;
using Refract.Testing;

namespace Refract.Migrate.Tests.Engine;

/// <summary>
/// A PostgreSQL database and a migrations folder of a test's own, and what the tests of one kind of thing do with them.
/// </summary>
public abstract class PostgreSqlEngineTest : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private PostgreSqlTestDatabase _database = null!;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected PostgreSqlTestDatabase Database => _database;

    protected string Migrations => _folder["migrations"];

    public virtual async ValueTask InitializeAsync() => _database = await PostgreSqlServer.CreateDatabase();

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        if (_database is not null) await _database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>An engine for models under a datasource, which may have settings of its own.</summary>
    protected MigrationEngine Engine(string models, string settings = "", bool comparesEnumOrder = false) =>
        new(new MigrationSettings
    {
        Provider = new PostgreSqlMigrationProvider(), Url = DatabaseUrl.Parse(_database.Url),
        Schema = SchemaOf(models, settings),
        Migrations = new MigrationFolder(Migrations), ComparesEnumOrder = comparesEnumOrder,
    });

    protected static PrismaSchema SchemaOf(string models, string settings = "")
    {
        var text = $"datasource db {{\n  provider = \"postgresql\"\n{settings}}}\n\n"
            + "generator client {\n  provider = \"prisma-client\"\n  output = \"../x\"\n  previewFeatures = "
            + "[\"partialIndexes\", \"postgresqlExtensions\"]\n}\n\n"
            + models;
        var result = SchemaCompiler.Compile([new SourceFile("schema.prisma", text)]);
        result.IsValid.ShouldBeTrue(string.Join('\n', result.Diagnostics));
        return result.Schema;
    }

    protected void WriteMigration(string name, string sql) => _folder.Write($"migrations/{name}/migration.sql", sql);

    protected Task Execute(string sql) => _database.Execute(sql);

    protected Task<object?> Scalar(string sql) => _database.Scalar(sql);

    protected async Task<PushResult> Push(string models, bool acceptDataLoss = false) =>
        await Engine(models).Push(new PushOptions { AcceptDataLoss = acceptDataLoss }, Ct);

    /// <summary>Pushes, and again, which must find nothing to do.</summary>
    protected async Task PushTwice(string models)
    {
        (await Push(models, acceptDataLoss: true)).IsDone.ShouldBeTrue();
        (await Push(models)).Script.Body.ShouldBe(Refract.Relational.Contracts.MigrationScript.EmptyText);
    }
}
