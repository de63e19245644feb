using Refract.Relational.Catalog;
using Refract.Relational.Operations;
using Refract.Relational.Review;

namespace Refract.Relational.Contracts;

/// <summary>What a provider offers for work on a database's structure. Stateless and safe to share.</summary>
public interface IMigrationProvider
{
    /// <summary>Which database it is for.</summary>
    SqlProvider Kind { get; }

    /// <summary>How this database keeps its structure, and which changes it can make.</summary>
    StructureRules Rules { get; }

    /// <summary>Writes migrations in this database's SQL.</summary>
    IMigrationSqlWriter SqlWriter { get; }

    /// <summary>Says what the statements of a migration lock.</summary>
    IScriptReviewer Reviewer { get; }

    /// <summary>A URL in its usual form, for messages: <c>file:./dev.db</c>.</summary>
    string ExampleUrl { get; }

    /// <summary>
    /// A database in memory, in which migrations can be tried without a server; null when there is none.
    /// </summary>
    DatabaseUrl? InMemory { get; }

    /// <summary>Another database on the server of a URL. It need not exist, and is not opened.</summary>
    DatabaseUrl Beside(DatabaseUrl url);

    /// <summary>Opens a database that exists. SQLite: a missing file is an error (<c>P1003</c>), too.</summary>
    /// <exception cref="MigrationException"><c>P1001</c> not reachable, <c>P1000</c> credentials refused, <c>P1003</c>
    /// no such database.</exception>
    Task<IMigrationDatabase> Open(DatabaseUrl url, CancellationToken ct);

    /// <summary>Creates the database when it is missing; true when it did.</summary>
    Task<bool> EnsureExists(DatabaseUrl url, CancellationToken ct);

    /// <summary>What a catalog is after renames, the texts that the database keeps of it included.</summary>
    /// <param name="catalog">What is there.</param>
    /// <param name="renames">The renames, in their order.</param>
    /// <param name="ct">Ends it.</param>
    Task<DatabaseCatalog> Rename(DatabaseCatalog catalog, IReadOnlyList<RenameOperation> renames,
        CancellationToken ct) => Task.FromResult(RenamedCatalog.After(catalog, renames));

    /// <summary>
    /// The statements of a script that do more than a catalog tells, or may: those that are of none of the kinds in
    /// which structures are changed. Rows, functions, views, rights.
    /// </summary>
    /// <param name="script">A migration's script.</param>
    /// <returns>The first line of each.</returns>
    IReadOnlyList<string> Unseen(string script);

    /// <summary>Drops the database or deletes the file; does nothing when there is none.</summary>
    Task Drop(DatabaseUrl url, CancellationToken ct);

    /// <summary>
    /// Opens an empty scratch database to run migrations in: on PostgreSQL one named <c>prisma_migrate_shadow_db_…</c>
    /// on the server of <paramref name="url"/>, dropped when the result is disposed of, or the database of
    /// <paramref name="shadowUrl"/>, emptied first; on SQLite one in memory.
    /// </summary>
    /// <exception cref="MigrationException"><c>P3014</c>: the server does not allow it; the text says how to name a
    /// shadow database.</exception>
    Task<IMigrationDatabase> OpenShadow(DatabaseUrl url, DatabaseUrl? shadowUrl, CancellationToken ct);
}
