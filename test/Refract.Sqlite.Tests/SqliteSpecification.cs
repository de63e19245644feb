using Microsoft.Data.Sqlite;
using Refract.Relational;
using Refract.Sqlite.Types;
using Refract.Relational.Sql;
using Refract.Specification;
using Refract.Testing;

namespace Refract.Sqlite.Tests;

/// <summary>Databases of the specification, copied from a file that is made once.</summary>
public sealed class SqliteSpecification : ISpecificationProvider, IDisposable
{
    public static readonly SqliteSpecification Instance = new();

    private readonly TempFolder _folder = new();
    private readonly Lazy<string> _template;
    private readonly Lazy<SqlDatabase> _shared;

    private SqliteSpecification()
    {
        _shared = new Lazy<SqlDatabase>(() =>
        {
            File.Copy(_template!.Value, _folder["shared.db"]);
            return new SqliteDatabase(DatabaseUrl.Parse("file:" + _folder["shared.db"]), new RefractOptions());
        });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();
        _template = new Lazy<string>(() =>
        {
            using var connection = new SqliteConnection($"Data Source={_folder["template.db"]};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = SpecificationScripts.For(SqlProvider.Sqlite);
            command.ExecuteNonQuery();
            return _folder["template.db"];
        });
    }

    /// <summary>Called when the process ends: the instance lives as long as it.</summary>
    public void Dispose() => _folder.Dispose();

    public Task<(SqlDatabase Database, IAsyncDisposable Owner)> Create()
    {
        var folder = new TempFolder();
        File.Copy(_template.Value, folder["test.db"]);
        SqlDatabase database = new SqliteDatabase(DatabaseUrl.Parse("file:" + folder["test.db"]), new RefractOptions());
        return Task.FromResult<(SqlDatabase, IAsyncDisposable)>((database, new Owner(folder)));
    }

    public Task<SqlDatabase> Shared() => Task.FromResult(_shared.Value);

    public string TypeNameOf(ColumnType type) => SqliteTypeNames.NameOf(type);

    public string NumberedKey => "INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT";

    private sealed class Owner(TempFolder folder) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
