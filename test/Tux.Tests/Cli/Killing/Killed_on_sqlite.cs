using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Tux.Tests.Cli;

public sealed class Killed_on_sqlite : KilledRunSpecification
{
    protected override string Folder => "migrations-sqlite";

    protected override string SlowStatement => """
        CREATE TABLE "slow" AS WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 200000) SELECT max(n) AS n FROM c;
        DROP TABLE "slow";
        """;

    protected override async Task<string> Prepare(TuxFolder tux)
    {
        (await tux.Run("db migrate")).ShouldExit(0);
        return "file:" + tux["tux-dev.db"];
    }

    protected override string TablesNamed(string table) => $"sqlite_master WHERE type = 'table' AND name = '{table}'";

    protected override DbConnection Connect(string url)
        => new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = url["file:".Length..], Pooling = false }.ConnectionString);

    protected override Task Settle(DbConnection connection) => Task.CompletedTask;

    protected override Task<IReadOnlyList<string>> Leftovers(TuxFolder tux, DbConnection connection)
        => Task.FromResult<IReadOnlyList<string>>(
        [
            .. Directory.GetFiles(tux["."]).Select(Path.GetFileName)
                .Where(name => name is not ("tux-dev.db" or ".gitignore"))!,
            .. Directory.GetFileSystemEntries(tux["prisma/" + Folder], ".*"),
        ]);
}
