using Refract.PostgreSql.Migrations;
using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Testing;

namespace Refract.Migrate.Tests.Sql;

/// <summary>
/// One PostgreSQL database for all tests of a class, which empty it in turn: far quicker than one for each.
/// </summary>
public sealed class RoundTripServer : IAsyncLifetime
{
    /// <summary>The script that leaves nothing in a database.</summary>
    internal const string Emptying =
        """
        DO $$ DECLARE name text; BEGIN
          FOR name IN SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema' LOOP
            EXECUTE format('DROP SCHEMA %I CASCADE', name);
          END LOOP;
          CREATE SCHEMA public;
        END $$;
        """;

    private PostgreSqlTestDatabase? _database;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>The database with nothing in it. Skips the test when there is no server.</summary>
    internal async Task<IMigrationDatabase> OpenEmpty()
    {
        _database ??= await PostgreSqlServer.CreateDatabase();
        await _database.Execute(Emptying);
        return await Open();
    }

    /// <summary>The database's URL, once it was opened.</summary>
    internal string Url => _database!.Url;

    /// <summary>The database as it is.</summary>
    internal Task<IMigrationDatabase> Open() =>
        new PostgreSqlMigrationProvider().Open(DatabaseUrl.Parse(_database!.Url),
            TestContext.Current.CancellationToken);

    /// <summary>Asks the database for a value, past all of our own code.</summary>
    internal Task<object?> Scalar(string sql) => _database!.Scalar(sql);

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }
}
