using System.Reflection;

namespace Refract.Testing;

/// <summary>Where a database for a test is made, and by which structure.</summary>
public sealed class TestDatabaseOptions
{
    /// <summary>
    /// A URL of the server, with a database from which others may be created; <c>file:</c> for SQLite files in the
    /// temporary folder, <c>file:/a/folder</c> for another one. Null for the environment variable
    /// <see cref="TestDatabase.Variable"/>, and without it for SQLite files.
    /// </summary>
    public string? Server { get; set; }

    /// <summary>
    /// The folder of migrations to build from. A relative path is looked for in the folder of the program and in those
    /// above it, so that it may begin at the repository's root. Null for those that the client's assembly has as
    /// resources, and for <c>prisma/migrations</c>.
    /// </summary>
    public string? Migrations { get; set; }

    /// <summary>The assembly that has migrations as resources; null for the client's own.</summary>
    public Assembly? Assembly { get; set; }

    /// <summary>
    /// The schema to build from instead of migrations, as <c>refract db push</c> does: a file, or a folder. It is
    /// looked for as <see cref="Migrations"/> is.
    /// </summary>
    public string? Schema { get; set; }

    /// <summary>Sets options of the database's client.</summary>
    public Action<RefractOptions>? Configure { get; set; }
}
