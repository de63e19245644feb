using Microsoft.Data.Sqlite;
using Refract.Migrate.Engine;
using Refract.Migrate.History;
using Refract.Migrate.Scaffolding;
using Refract.Relational;
using Refract.Schema;
using Refract.Schema.Text;
using Refract.Sqlite.Migrations;
using Refract.Testing;

namespace Refract.Migrate.Tests.Sqlite;

/// <summary>Tests on a SQLite file that was made by hand.</summary>
public abstract class SqliteFileTest : IDisposable
{
    private const string Datasource = "datasource db {\n  provider = \"sqlite\"\n}\n\n";

    private readonly TempFolder _folder = new();

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected string File { get; set; } = "test.db";

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs statements as another program would.</summary>
    protected void Sql(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The rows of a query, columns separated by <c>|</c>.</summary>
    protected string[] Rows(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join('|',
                Enumerable.Range(0, reader.FieldCount).Select(at => reader.GetValue(at).ToString())));
        return [.. rows];
    }

    protected static PrismaSchema Schema(string models)
    {
        var result = SchemaCompiler.Compile([new SourceFile("schema.prisma",
            models.Contains("datasource ", StringComparison.Ordinal) ? models : Datasource + models)]);
        result.IsValid.ShouldBeTrue(string.Join('\n', result.Diagnostics));
        return result.Schema;
    }

    protected MigrationEngine Engine(string? models) => new(new MigrationSettings
    {
        Provider = new SqliteMigrationProvider(), Url = DatabaseUrl.Parse("file:" + _folder[File]),
        Schema = models is null ? null : Schema(models), Migrations = new MigrationFolder(_folder["migrations"]),
    });

    protected Task<PushResult> Push(string models, bool acceptDataLoss = false) =>
        Engine(models).Push(new PushOptions { AcceptDataLoss = acceptDataLoss }, Ct);

    protected Task<DevResult> Dev(string models, string name = "next") =>
        Engine(models).Dev(new DevOptions { Name = name, AcceptDataLoss = true }, Ct);

    /// <summary>The schema that a pull from nothing writes.</summary>
    protected async Task<string> Pull() => (await PullAll()).Files[0].Text;

    protected Task<PulledSchema> PullAll(string? models = null) => Engine(models).Pull(ct: Ct);

    protected void WriteMigration(string name, string sql) => _folder.Write($"migrations/{name}/migration.sql", sql);


    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={_folder[File]};Pooling=False");
        connection.Open();
        return connection;
    }

}
