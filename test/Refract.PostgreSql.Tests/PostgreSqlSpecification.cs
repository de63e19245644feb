using Refract.PostgreSql.Types;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Specification;
using Refract.Testing;

namespace Refract.PostgreSql.Tests;

/// <summary>Databases of the specification, cloned from a template that is made once.</summary>
public sealed class PostgreSqlSpecification : ISpecificationProvider
{
    public static readonly PostgreSqlSpecification Instance = new();

    private readonly Lazy<Task<SqlDatabase>> _shared;

    private PostgreSqlSpecification() => _shared = new Lazy<Task<SqlDatabase>>(async () => (await Create()).Database);

    private readonly Lazy<Task<PostgreSqlTestDatabase>> _template = new(async () =>
    {
        var database = await PostgreSqlServer.CreateDatabase();
        await database.Execute(SpecificationScripts.For(SqlProvider.PostgreSql));
        return database;
    });

    public async Task<(SqlDatabase Database, IAsyncDisposable Owner)> Create()
    {
        var database = await PostgreSqlServer.CreateDatabase((await _template.Value).Name);
        return (new PostgreSqlDatabase(DatabaseUrl.Parse(database.Url), new RefractOptions()), database);
    }

    public Task<SqlDatabase> Shared() => _shared.Value;

    public string TypeNameOf(ColumnType type) => PostgreSqlTypeNames.NameOf(type);

    public string NumberedKey => "SERIAL PRIMARY KEY";
}
