using Microsoft.Data.Sqlite;

namespace Tux.Tests.Cli;

/// <summary>Looks into the databases that commands leave behind, past all of our own code.</summary>
internal static class TuxSqlite
{
    public static void Execute(string path, string sql) => Scalar(path, sql);

    public static long Count(string path, string table) => (long)Scalar(path, $"SELECT count(*) FROM \"{table}\"")!;

    private static object? Scalar(string path, string sql)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
