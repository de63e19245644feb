using Refract.Relational;
using Refract.Schema;

namespace Refract.CommandLine;

/// <summary>
/// Finds the databases that a comparison needs: the one that is a side of it, and the one on whose server migrations
/// are tried. A comparison that needs neither gets a URL that is never opened.
/// </summary>
internal sealed class DiffDatabases(MigrateDiffOperation.Request request, PrismaSchema? side, Terminal terminal)
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

        var kind = request.From.LockedProvider(_asked.Folder) ?? request.To.LockedProvider(_asked.Folder)
            ?? KindOf(side);
        // Nothing is asked of a SQLite file here: migrations are tried in memory.
        if (kind == SqlProvider.Sqlite) return Target(DatabaseUrl.Parse("file::memory:"), null);
        if (!request.From.NeedsServer && !request.To.NeedsServer)
            return Target(DatabaseUrl.Parse("postgresql://localhost/nothing"), null);
        return shadow is null || kind != SqlProvider.PostgreSql
            ? OfProject() : Target(BesideShadow(shadow, project), shadow);

        MigrationTarget OfProject()
        {
            if (project is null)
                return Target(SchemalessDatabase.Find(_asked, terminal)?.Url ?? throw NoServer(), shadow);
            var connections = project.Connections();
            connections.ShowWarnings(terminal);
            return Target(connections.ForMigrations().Url, shadow ?? connections.Shadow()?.Url);
        }

        MigrationTarget Target(DatabaseUrl url, DatabaseUrl? with) =>
            MigrationTarget.Of(url, project?.Result.Schema, with);
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
    private static DatabaseUrl BesideShadow(DatabaseUrl shadow, Project? project)
    {
        if (project is not null && OwnSchema(project) is { } own) return Beside().WithSchema(own);
        return shadow.Schema is { } named ? Beside().WithSchema(named) : Beside();

        DatabaseUrl Beside() => shadow.WithDatabase(shadow.DatabaseName == "postgres" ? "template1" : "postgres");
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

    private static SqlProvider? KindOf(PrismaSchema? schema) => schema?.Datasource?.Provider switch
    {
        DatabaseProvider.Sqlite => SqlProvider.Sqlite,
        null => null,
        _ => SqlProvider.PostgreSql,
    };
}
