using System.Reflection;

namespace Refract;

/// <summary>How migrations are applied when an application starts.</summary>
public sealed class StartupMigrationOptions
{
    /// <summary>False to start without them, as where a pipeline applies migrations.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>
    /// The assembly that has the migrations as resources; null for the client's own, or that of its project.
    /// Without such resources they are read from the folder <c>prisma/migrations</c>.
    /// </summary>
    public Assembly? Assembly { get; set; }

    /// <summary>
    /// The folder of the migrations, which goes before resources; null for none. Relative paths begin at the folder of
    /// the program, and at the content root where that has none. For another kind of database than the migrations were
    /// made for, the folder beside it is taken (<c>migrations-sqlite</c>).
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>
    /// The database's URL for migrations, past a pooler; null for that of the client.
    /// </summary>
    public string? Url { get; set; }

    /// <summary>
    /// How long all of it may take, waiting for other instances included; <see cref="Timeout.InfiniteTimeSpan"/> for no
    /// limit. Ten minutes when not set.
    /// </summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromMinutes(10);
}
