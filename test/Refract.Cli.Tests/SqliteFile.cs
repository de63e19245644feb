using Microsoft.Data.Sqlite;

namespace Refract.Cli.Tests;

/// <summary>Looks into the databases that commands leave behind, past all of our own code.</summary>
internal static class SqliteFile
{
    public static void Execute(string path, string sql) => Run(path, sql, command => command.ExecuteNonQuery());

    public static long Count(string path, string table) => Run(path, $"SELECT count(*) FROM \"{table}\"", command => (long)command.ExecuteScalar()!);

    public static string? Text(string path, string sql) => Run(path, sql, command => command.ExecuteScalar() as string);

    public static IReadOnlyList<string> Tables(string path) => Run(path, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name", command =>
    {
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    });

    private static T Run<T>(string path, string sql, Func<SqliteCommand, T> use)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return use(command);
    }
}
