using Refract.Relational;
using Refract.Relational.Contracts;
using Refract.Schema;

namespace Refract.CommandLine;

/// <summary>
/// Finds the databases that a comparison needs: the one that is a side of it, and the one on whose server migrations
/// are tried. A comparison that needs neither gets a URL that is never opened.
/// </summary>
internal sealed class DiffDatabases(MigrateDiffOperation.Request request, PrismaSchema? side, DiffReport report)
{
    private readonly ProjectRequest _asked = request.Project;

    public MigrationTarget Find()
    {
        var project = FindProject();
        var shadow = _asked.ShadowUrl is { } text
            ? DatabaseAddress.Parse(text, "--shadow-url", _asked.Folder).Url : null;
        var database = request.From.IsDatabase ? request.From : request.To;
        if (database is { IsDatabase: true, Url.Length: > 0 })
            return Target(DatabaseAddress.Parse(database.Url!, "--from-url or --to-url", _asked.Folder).Url, shadow);
        if (database.IsDatabase) return OfProject();

        var provider = request.From.LockedProvider(_asked.Folder) ?? request.To.LockedProvider(_asked.Folder)
            ?? (side?.Datasource?.Provider is { } language ? Providers.Of(language) : null);
        // Nothing is asked of a file here: migrations are tried in memory.
        if (provider?.InMemory is { } memory) return Target(memory, null);
        if (!request.From.NeedsServer && !request.To.NeedsServer)
            return Target(DatabaseUrl.Parse((provider ?? Providers.Default).ExampleUrl), null);
        return shadow is null || provider is null
            ? OfProject() : Target(BesideShadow(provider, shadow, project), shadow);

        MigrationTarget OfProject()
        {
            if (project is null)
                return Target(SchemalessDatabase.Find(_asked, report)?.Url ?? throw NoServer(), shadow);
            var connections = Operation.Connections(project, report);
            report.Warnings = [.. report.Warnings, .. connections.Warnings];
            return Target(connections.ForMigrations().Url, shadow ?? connections.Shadow()?.Url);
        }

        MigrationTarget Target(DatabaseUrl url, DatabaseUrl? with) =>
            MigrationTarget.Of(url, project?.Result.Schema, with, project?.ExpandAndContract ?? false);
    }

    /// <summary>
    /// The project in the folder at hand, else that of the schema that is a side; null when there is neither.
    /// </summary>
    private Project? FindProject()
    {
        if (Project.Exists(_asked)) return Project.Find(_asked);
        var path = request.From.Schema ?? request.To.Schema;
        return path is null ? null : Project.Find(_asked with { Schema = path });
    }

    /// <summary>
    /// The main database of a given shadow database. The engine wants one that is not the shadow; it is not opened.
    /// </summary>
    private static DatabaseUrl BesideShadow(IMigrationProvider provider, DatabaseUrl shadow, Project? project)
    {
        var beside = provider.Beside(shadow);
        return ((project is null ? null : OwnSchema(project)) ?? shadow.Schema) is { } named
            ? beside.WithSchema(named) : beside;
    }

    /// <summary>
    /// The database schema that the project's URL names; null when it names none, or is not to be had, which does not
    /// matter here.
    /// </summary>
    private static string? OwnSchema(Project project)
    {
        try
        {
            return project.Connections().ForMigrations().Url.Schema;
        }
        catch (CommandException)
        {
            return null;
        }
    }

    private static CommandException NoServer()
        => CommandException.BadInput("A database is needed for this comparison, and none is named.", null,
            "Name it with --url. To try migrations, name an empty database with --shadow-url, or with --url "
                + "any database of a server: a shadow database is then made there for the moment.");
}
