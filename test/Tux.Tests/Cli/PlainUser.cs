using Refract.Testing;

namespace Tux.Tests.Cli;

/// <summary>A user of a test's own, who owns a database and may create no other one.</summary>
internal sealed class PlainUser : IAsyncDisposable
{
    private readonly PostgresDatabase _database;
    private readonly string _name;

    private PlainUser(PostgresDatabase database) => (_database, _name) = (database, database.Name + "_user");

    /// <summary>The database's URL for this user.</summary>
    public string Url => new UriBuilder(_database.Url) { UserName = _name, Password = "p" }.Uri.ToString();

    public static async Task<PlainUser> Create(PostgresDatabase database)
    {
        var user = new PlainUser(database);
        await database.Execute($"CREATE ROLE \"{user._name}\" LOGIN PASSWORD 'p'; "
            + $"ALTER DATABASE \"{database.Name}\" OWNER TO \"{user._name}\"; "
            + $"GRANT ALL ON SCHEMA public TO \"{user._name}\"");
        return user;
    }

    public async ValueTask DisposeAsync() => await _database.Execute(
        $"REASSIGN OWNED BY \"{_name}\" TO CURRENT_USER; DROP OWNED BY \"{_name}\"; DROP ROLE \"{_name}\"");
}
