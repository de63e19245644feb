using Refract.Relational;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;
using Refract.Relational.Review;
using Refract.Sqlite.Migrations.Review;

namespace Refract.Sqlite.Migrations;

/// <summary>Migration work on SQLite.</summary>
public sealed class SqliteMigrationProvider : IMigrationProvider
{
    /// <inheritdoc/>
    public SqlProvider Kind => SqlProvider.Sqlite;

    /// <inheritdoc/>
    public StructureRules Rules { get; } = new SqliteStructureRules();

    /// <inheritdoc/>
    public IMigrationSqlWriter SqlWriter { get; } = new SqliteMigrationSqlWriter();

    /// <inheritdoc/>
    public IScriptReviewer Reviewer { get; } = new SqliteScriptReviewer();

    /// <inheritdoc/>
    public string ExampleUrl => "file:./dev.db";

    /// <inheritdoc/>
    public DatabaseUrl? InMemory { get; } = DatabaseUrl.Parse("file::memory:");

    /// <inheritdoc/>
    public DatabaseUrl Beside(DatabaseUrl url) => InMemory!;

    /// <inheritdoc/>
    public async Task<IMigrationDatabase> Open(DatabaseUrl url, CancellationToken ct)
        => new SqliteMigrationDatabase(await SqliteSession.Open(url, mayCreate: false, ct).ConfigureAwait(false), url);

    /// <inheritdoc/>
    public IReadOnlyList<string> Unseen(string script) => SqliteUnseenStatements.Of(script);

    /// <inheritdoc/>
    public async Task<bool> EnsureExists(DatabaseUrl url, CancellationToken ct)
    {
        if (url.FilePath is not { } path || File.Exists(path)) return false;
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder) MakeFolder(folder);
        var session = await SqliteSession.Open(url, mayCreate: true, ct).ConfigureAwait(false);
        await session.DisposeAsync().ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc/>
    public Task Drop(DatabaseUrl url, CancellationToken ct)
    {
        if (url.FilePath is { } path)
            foreach (var suffix in (ReadOnlySpan<string>)["", "-journal", "-wal", "-shm"])
                Delete(path + suffix);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<IMigrationDatabase> OpenShadow(DatabaseUrl url, DatabaseUrl? shadowUrl, CancellationToken ct)
        => new SqliteMigrationDatabase(
            await SqliteSession.Open(DatabaseUrl.Parse(":memory:"), mayCreate: true, ct).ConfigureAwait(false),
            null);

    /// <inheritdoc/>
    public Task<DatabaseCatalog> Rename(DatabaseCatalog catalog, IReadOnlyList<RenameOperation> renames,
        CancellationToken ct)
    {
        var renamed = RenamedCatalog.After(catalog, renames);
        return renames.Count == 0 || catalog.Tables.All(table => table.Definition is null)
            ? Task.FromResult(renamed) : RenamedTexts.Carry(catalog, renamed, renames, ct);
    }

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException("P1003",
                $"The folder {folder} of the SQLite file cannot be created.\n\n{refused.Message}",
                "Check the path in the URL, the space on the disk and the rights on the folder above.", refused);
        }
    }

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // Then the file is not there either.
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new MigrationException("P1010", $"The file {path} cannot be deleted.\n\n{refused.Message}",
                "Look at the rights on its folder, and whether another program has it open.", refused);
        }
    }
}
