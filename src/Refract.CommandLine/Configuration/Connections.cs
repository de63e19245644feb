using Refract.Relational;
using Refract.Schema;

namespace Refract.CommandLine;

/// <summary>
/// The databases of a project: <c>--url</c>, else the application's setting that <c>refract.json</c> names, else the
/// datasource's <c>url</c>, else that of <c>prisma.config.ts</c>, else <c>DATABASE_URL</c>; variables come from the
/// environment, else from a <c>.env</c> in the project's folder, in that of the application's settings, beside the
/// schema or in <c>prisma</c>. A relative SQLite path starts at the project's folder, where the application looks for
/// it, too; a literal in the schema starts at the schema's folder, as it always has with Prisma.
/// </summary>
public sealed class Connections
{
    private const string DefaultVariable = "DATABASE_URL";

    private readonly Project _project;
    private readonly Datasource? _datasource;
    private readonly EnvironmentVariables _variables;

    internal Connections(Project project)
    {
        _project = project;
        _datasource = project.Result.Schema.Datasource;
        var schemaFolder = File.Exists(project.SchemaPath)
            ? Path.GetDirectoryName(project.SchemaPath)! : project.SchemaPath;
        _variables = EnvironmentVariables.Load(project.Request.Variables ?? EnvironmentVariables.OfProcess(),
            [project.Request.Root, project.UrlSetting?.Folder ?? project.Request.Root, schemaFolder,
                Path.Combine(project.Request.Root, "prisma")], project.Folder, project.Request.EnvFilePath);
    }

    /// <summary>The database itself, as the client uses it.</summary>
    /// <exception cref="CommandException">No URL, a missing variable, or a text that is no URL.</exception>
    public DatabaseAddress Main()
    {
        if (_project.Request.Url is { } asked)
            return DatabaseAddress.Parse(asked, _project.Request.UrlOrigin, _project.Folder);
        if (FromSettings() is { } set) return set;
        if (_datasource?.Url is { } url) return FromDatasource("url", url);
        if (FromPrismaConfig("url") is { } configured) return configured;
        if (_variables.Find(DefaultVariable) is { } found)
            return DatabaseAddress.Parse(found.Value, $"{DefaultVariable} from {found.From}", _project.Request.Root);
        throw NoUrl();
    }

    /// <summary>
    /// The database for migrations: <c>directUrl</c> where one is set, past a pooler; else <see cref="Main"/>.
    /// </summary>
    public DatabaseAddress ForMigrations()
    {
        if (_project.Request.Url is not null || FromSettings() is not null) return Main();
        if (_datasource?.DirectUrl is { } direct) return FromDatasource("directUrl", direct);
        return FromPrismaConfig("directUrl") ?? Main();
    }

    /// <summary>
    /// The database to try migrations in, or null when one is to be made: <c>--shadow-url</c>, else
    /// <c>shadowDatabaseUrl</c>.
    /// </summary>
    /// <exception cref="CommandException">
    /// It is the main database, which trying would empty, or one on which the migrations do not run.
    /// </exception>
    public DatabaseAddress? Shadow()
    {
        var shadow = _project.Request.ShadowUrl is { } asked
            ? DatabaseAddress.Parse(asked, "--shadow-url", _project.Folder)
            // The schema's shadow belongs to the schema's own database, not to the one that --url names.
            : _project.Request.Url is not null ? null
            : _datasource?.ShadowDatabaseUrl is { } url ? FromDatasource("shadowDatabaseUrl", url)
            : FromPrismaConfig("shadowDatabaseUrl");
        if (shadow is not null && IsSame(shadow.Url, Main().Url) | IsSame(shadow.Url, ForMigrations().Url))
            throw CommandException.BadInput("The shadow database is the database itself.",
                "Migrations are tried in the shadow database, and everything in it is dropped first.",
                "Name another, empty database, or none: one is then made for the moment.");
        if (shadow is not null && Providers.Of(shadow.Url).Rules is var rules
            && Providers.Of(ForMigrations().Url).Rules is var own && rules.Kind != own.Kind)
            throw CommandException.BadInput(
                $"The shadow database is one of {rules.DisplayName}, and the database one of {own.DisplayName}.",
                "Migrations are tried in the shadow database, and those of the one do not run on the other.",
                $"Name an empty database on {own.DisplayName}, or none: one is then made for the moment.");
        return shadow;
    }

    /// <summary>One sentence for each <c>.env</c> file with lines that cannot be read.</summary>
    public IReadOnlyList<string> Warnings => _variables.Warnings;

    /// <summary>What the person should know about how the URL was found, or nothing.</summary>
    public IEnumerable<string> Notes()
    {
        var needsUrl = _project.Request.Url is null && _datasource?.Url is null;
        if (_project.PrismaConfig is { } prisma
            && prisma.Computed.Where(IsNeeded).ToArray() is { Length: > 0 } computed)
            yield return $"{_project.Shown(prisma.Path)} computes {string.Join(", ", computed)}; only "
                + "literals and env(\"NAME\") are read from it.";
        if (BesideSchema() is { } old)
            yield return $"{_project.Shown(old)} is not the database: a relative path in a variable starts "
                + "at the project's folder, not at the schema's as before Prisma 7. "
                + $"To go on with that file, name it file:./{_project.Shown(old)}.";

        bool IsNeeded(string name) => name switch
        {
            "schema" => _project.Request.Schema is null,
            "migrations.path" => _project.Request.Migrations is null,
            // It matters to the seed alone, which speaks of it itself.
            "migrations.seed" => false,
            "typedSql.path" => Directory.Exists(_project.SqlFolder),
            _ => needsUrl,
        };
    }

    /// <summary>
    /// The SQLite file that Prisma before version 7 would have found by a variable with a relative path, when the right
    /// place has none.
    /// </summary>
    private string? BesideSchema()
    {
        if (_project.Request.Url is not null
            || _variables.Find(_datasource?.Url is { } url ? url.Variable ?? "" : DefaultVariable) is not { } found)
            return null;
        return DatabaseUrl.TryParse(found.Value, SchemaFolder, out var then, out _)
            && DatabaseUrl.TryParse(found.Value, _project.Request.Root, out var now, out _)
            && then!.FilePath is { } old && old != now!.FilePath && File.Exists(old) && !File.Exists(now.FilePath)
            ? old : null;
    }

    /// <summary>
    /// The folder of the file with the datasource: a relative SQLite path that stands in the schema starts there.
    /// </summary>
    private string SchemaFolder
        => Path.GetDirectoryName(_datasource is { } source ? _project.FullPath(source.Location.File)
            : File.Exists(_project.SchemaPath) ? _project.SchemaPath : Path.Combine(_project.SchemaPath, "x"))!;

    private DatabaseAddress FromDatasource(string setting, StringOrEnv value)
    {
        var place = $"{setting} of the datasource in {_datasource!.Location.File.Path}";
        if (value.Variable is null) return DatabaseAddress.Parse(value.Value ?? "", place, SchemaFolder);
        var found = _variables.Find(value.Variable) ?? throw Missing(value.Variable, place);
        return DatabaseAddress.Parse(found.Value, $"{value.Variable} from {found.From}", _project.Request.Root);
    }

    /// <summary>
    /// The URL in the settings of the application, which <c>refract.json</c> names; null when it has none there, so
    /// that the other places count, as they do for the application.
    /// </summary>
    private DatabaseAddress? FromSettings()
    {
        if (_project.UrlSetting is not var (name, folder)) return null;
        var variable = name.Replace(":", "__", StringComparison.Ordinal);
        if (_variables.Find(variable) is { } own)
            return DatabaseAddress.Parse(own.Value, $"{variable} from {own.From}", _project.Folder);
        return Settings(folder).Find(name) is { } found
            ? DatabaseAddress.Parse(found.Value, $"{name} from {_project.Shown(found.File)}", folder) : null;
    }

    private SettingsFiles Settings(string folder) =>
        new(folder, _project.Request.Variables ?? EnvironmentVariables.OfProcess());

    /// <summary>Where the setting of <c>refract.json</c> was looked for, as a line of an error; or nothing.</summary>
    private string SettingsPlaces() => _project.UrlSetting is not var (name, folder) ? ""
        : $"\nThe setting {name} of refract.json is not in "
            + $"{string.Join(", ", Settings(folder).Files.Select(_project.Shown))}.";

    private DatabaseAddress? FromPrismaConfig(string setting)
    {
        if (_project.PrismaConfig is not { } prisma
            || !prisma.Values.TryGetValue("datasource." + setting, out var value)) return null;
        var place = $"datasource.{setting} in {_project.Shown(prisma.Path)}";
        if (value.Variable is null) return DatabaseAddress.Parse(value.Literal!, place, prisma.Folder);
        if (_variables.Find(value.Variable) is { } found)
            return DatabaseAddress.Parse(found.Value, $"{value.Variable} from {found.From}", prisma.Folder);
        if (value.Literal is { } otherwise) return DatabaseAddress.Parse(otherwise, place, prisma.Folder);
        throw Missing(value.Variable, place);
    }

    private CommandException Missing(string variable, string place)
        => CommandException.BadInput($"The environment variable {variable} is {StateOf(variable)}.",
            $"It is the {place}.\nLooked in {string.Join(", ", _variables.Places)}.{SettingsPlaces()}",
            $"Set it, for example as a line of .env: {variable}=\"{Example}\"\nOr name the database with --url.",
            "P1012");

    private CommandException NoUrl()
    {
        var notes = string.Concat(Notes().Select(note => "\n" + note));
        return CommandException.BadInput("No database is named.",
            $"The datasource has no url, and {DefaultVariable} is {StateOf(DefaultVariable)}. Looked in "
                + $"{string.Join(", ", _variables.Places)}.{SettingsPlaces()}{notes}",
            $"Name one with --url, or set it as a line of .env: {DefaultVariable}=\"{Example}\"");
    }

    private string StateOf(string variable) => _variables.Has(variable) ? "empty" : "not set";

    private string Example => Providers.Of(_datasource?.Provider).ExampleUrl;

    private static bool IsSame(DatabaseUrl one, DatabaseUrl other)
        => one.Provider == other.Provider && !one.IsInMemory && one.FilePath == other.FilePath && one.Host == other.Host
            && one.Port == other.Port
            && one.DatabaseName == other.DatabaseName && (one.Schema ?? "public") == (other.Schema ?? "public");
}
