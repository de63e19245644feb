namespace Refract.Relational.Contracts;

/// <summary>
/// Makes databases for tests, each the copy of one that was built once for its structure. Several processes may do so
/// at once on one server or in one folder. What a killed process left behind is removed by the next one.
/// </summary>
public interface ITestDatabases
{
    /// <summary>Makes a database.</summary>
    /// <param name="place">
    /// A URL of the server, with any database on which the user may create others; on SQLite the folder of the files,
    /// <c>file:</c> alone for the one of temporary files.
    /// </param>
    /// <param name="structure">What stands for the structure: letters and digits, at most 32.</param>
    /// <param name="build">
    /// Builds the structure in the new database of a URL. It is called when there is none of that name yet, by one
    /// process of all.
    /// </param>
    /// <param name="ct">Ends it.</param>
    /// <returns>The URL, or a connection string, of the new database. It may hold a password.</returns>
    /// <exception cref="MigrationException">The server cannot be reached, or the user may not do it.</exception>
    Task<string> Create(string place, string structure, Func<DatabaseUrl, CancellationToken, Task> build,
        CancellationToken ct);

    /// <summary>Drops a database that <see cref="Create"/> made, open connections included.</summary>
    Task Drop(string database);
}
