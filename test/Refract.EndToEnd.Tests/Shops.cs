using System.Reflection;
using Refract.EndToEnd.Shop;
using Refract.Migrate.Engine;
using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Schema.Text;
using Refract.Sqlite.Migrations;
using Refract.Testing;

namespace Refract.EndToEnd.Tests;

/// <summary>Where a test gets an empty database with the schema's tables.</summary>
public interface IShopSource : IAsyncDisposable
{
    bool IsPostgreSql { get; }

    /// <summary>The URL of the test's own database.</summary>
    Task<string> Prepare();
}

/// <summary>A copy of a file that the schema was pushed to once.</summary>
public sealed class SqliteShop : IShopSource
{
    private TestDatabase<ShopDb>? _database;

    public bool IsPostgreSql => false;

    public async Task<string> Prepare()
    {
        _database = await ShopSchema.NewDatabase("file:");
        return _database.Url;
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
    }
}

/// <summary>A copy of a database that the schema was pushed to once.</summary>
public sealed class PostgreSqlShop : IShopSource
{
    private TestDatabase<ShopDb>? _database;

    public bool IsPostgreSql => true;

    public async Task<string> Prepare()
    {
        var server = await PostgreSqlServer.Url();
        _database = await ShopSchema.NewDatabase(server);
        // A URL, because tests add parameters to it.
        return PostgreSqlServer.WithDatabase(server, DatabaseUrl.Parse(_database.Url).DatabaseName);
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
    }
}

/// <summary>The files that the client was generated from.</summary>
internal static class ShopSchema
{
    /// <summary>The folder of this project.</summary>
    public static string Folder { get; } = typeof(ShopSchema).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "ProjectFolder").Value!;

    private static readonly string s_files = Path.Combine(Folder, "prisma", "schema");

    /// <summary>A database with the schema's tables.</summary>
    public static Task<TestDatabase<ShopDb>> NewDatabase(string server) =>
        TestDatabase.Create<ShopDb>(o => (o.Server, o.Schema) = (server, s_files),
            TestContext.Current.CancellationToken);

    /// <summary>Pushes the schema to a database that may have its tables already.</summary>
    public static Task<PushResult> Push(string url)
    {
        var result = SchemaCompiler.Compile(SchemaFolder.Load(s_files));
        result.IsValid.ShouldBeTrue(string.Join('\n', result.Diagnostics));
        var parsed = DatabaseUrl.Parse(url);
        IMigrationProvider provider = parsed.Provider == SqlProvider.Sqlite
            ? new SqliteMigrationProvider() : new PostgreSqlMigrationProvider();
        return new MigrationEngine(new MigrationSettings
        {
            Provider = provider, Url = parsed, Schema = result.Schema,
        }).Push(new PushOptions(), TestContext.Current.CancellationToken);
    }
}
