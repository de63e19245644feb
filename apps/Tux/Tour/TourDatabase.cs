using Microsoft.Data.Sqlite;
using Refract.CommandLine;
using Refract.PostgreSql.Migrations;
using Refract.Relational;

namespace Tux.Tour;

/// <summary>
/// A place of the tour's own that goes with everything in it when the tour is over: a new file, or a new schema of the
/// given PostgreSQL database. What else that database holds is neither read nor changed.
/// </summary>
internal sealed class TourDatabase : IAsyncDisposable
{
    private readonly Func<Task> _remove;

    private TourDatabase(DatabaseUrl url, Func<Task> remove) => (Url, _remove) = (url, remove);

    public DatabaseUrl Url { get; }

    /// <summary>Makes it.</summary>
    /// <param name="given">
    /// The database to be a guest of, or a file that is not there yet; null for a file in a temporary folder.
    /// </param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="CommandException">The file is there already.</exception>
    public static Task<TourDatabase> Create(DatabaseUrl? given, CancellationToken ct) => given switch
    {
        null => Task.FromResult(InTemporaryFolder()),
        { Provider: SqlProvider.PostgreSql } => InSchema(given, ct),
        _ => Task.FromResult(InFile(given)),
    };

    public async ValueTask DisposeAsync() => await _remove();

    private static TourDatabase InTemporaryFolder()
    {
        var folder = Directory.CreateTempSubdirectory("tux-tour-").FullName;
        return new TourDatabase(DatabaseUrl.Parse("Data Source=" + Path.Combine(folder, "tour.db")), () =>
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
            return Task.CompletedTask;
        });
    }

    private static TourDatabase InFile(DatabaseUrl url)
    {
        if (url.FilePath is not { } path)
            throw CommandException.BadInput(
                "A database in memory ends with each connection, and the tour needs several.", null,
                "Leave --url out: the tour then uses a file and removes it.");
        if (File.Exists(path))
            throw CommandException.BadInput($"The file {path} is there already; nothing was done.",
                "The tour fills a database of its own and removes it afterwards.",
                "Name a file that is not there, or leave --url out.");
        return new TourDatabase(url, () =>
        {
            SqliteConnection.ClearAllPools();
            foreach (var suffix in new[] { "", "-wal", "-shm" }) File.Delete(path + suffix);
            return Task.CompletedTask;
        });
    }

    private static async Task<TourDatabase> InSchema(DatabaseUrl given, CancellationToken ct)
    {
        var provider = new PostgreSqlMigrationProvider();
        var schema = "tux_tour_" + Guid.NewGuid().ToString("N")[..12];
        var url = given.WithSchema(schema);
        var isNew = await provider.EnsureExists(url, ct);
        return new TourDatabase(url, async () =>
        {
            if (isNew)
            {
                await provider.Drop(given, CancellationToken.None);
                return;
            }

            await using var database = await provider.Open(given, CancellationToken.None);
            await database.Execute($"DROP SCHEMA \"{schema}\" CASCADE", CancellationToken.None);
        });
    }
}
