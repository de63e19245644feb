using System.Reflection;
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
    private static readonly Lazy<Task<byte[]>> s_template = new(async () =>
    {
        using var folder = new TempFolder();
        await ShopSchema.Push("file:" + folder["shop.db"]);
        return await File.ReadAllBytesAsync(folder["shop.db"]);
    });

    private readonly TempFolder _folder = new();

    public bool IsPostgreSql => false;

    public async Task<string> Prepare()
    {
        await File.WriteAllBytesAsync(_folder["shop.db"], await s_template.Value);
        return "file:" + _folder["shop.db"];
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

/// <summary>A copy of a database that the schema was pushed to once.</summary>
public sealed class PostgreSqlShop : IShopSource
{
    private static readonly Lazy<Task<PostgreSqlTestDatabase>> s_template = new(async () =>
    {
        var template = await PostgreSqlServer.CreateDatabase();
        await ShopSchema.Push(template.Url);
        return template;
    });

    private PostgreSqlTestDatabase? _database;

    public bool IsPostgreSql => true;

    public async Task<string> Prepare()
    {
        // Skips here, before the shared template fails for want of a server.
        await PostgreSqlServer.Url();
        _database = await PostgreSqlServer.CreateDatabase((await s_template.Value).Name);
        return _database.Url;
    }

    public async ValueTask DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
    }
}

/// <summary>The files that the client was generated from, pushed by the engine of migrations.</summary>
internal static class ShopSchema
{
    /// <summary>The folder of this project.</summary>
    public static string Folder { get; } = typeof(ShopSchema).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == "ProjectFolder").Value!;

    public static async Task Push(string url)
    {
        var first = await Engine(url).Push(new PushOptions());
        first.IsDone.ShouldBeTrue(string.Join('\n', first.Warnings));
        var second = await Engine(url).Push(new PushOptions());
        second.Script.IsEmpty.ShouldBeTrue($"A second push finds something to do: {second.Script.Body}");
    }

    private static MigrationEngine Engine(string url)
    {
        var files = Directory.GetFiles(Path.Combine(Folder, "prisma", "schema"), "*.prisma")
            .Order(StringComparer.Ordinal);
        var result = SchemaCompiler.Compile([.. files.Select(path => new SourceFile(path, File.ReadAllText(path)))]);
        result.IsValid.ShouldBeTrue(string.Join('\n', result.Diagnostics));
        var parsed = DatabaseUrl.Parse(url);
        IMigrationProvider provider = parsed.Provider == SqlProvider.Sqlite
            ? new SqliteMigrationProvider() : new PostgreSqlMigrationProvider();
        return new MigrationEngine(new MigrationSettings { Provider = provider, Url = parsed, Schema = result.Schema });
    }
}
