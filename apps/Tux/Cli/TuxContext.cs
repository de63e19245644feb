using System.CommandLine;
using Refract.CommandLine;

namespace Tux.Cli;

/// <summary>
/// What the commands share: where to talk, where the project is, and which environment the flags mean.
/// </summary>
internal sealed class TuxContext(Terminal terminal, string folder, IReadOnlyDictionary<string, string> variables)
{
    /// <summary>The variable with an empty database to try migrations in, for a user who may not create one.</summary>
    private const string ShadowVariable = "SHADOW_DATABASE_URL";

    private readonly Option<bool> _dev = new("--dev") { Description = "Work on the development database; the default.",
        Recursive = true };
    private readonly Option<bool> _prod = new("--prod") { Description = "Work on the production database.",
        Recursive = true };

    public Terminal Terminal => terminal;

    /// <summary>The process's environment variables.</summary>
    public IReadOnlyDictionary<string, string> Variables => variables;

    /// <summary>The project's folder, absolute.</summary>
    public string Folder => folder;

    public void AddTo(RootCommand root)
    {
        root.Add(_dev);
        root.Add(_prod);
    }

    /// <summary>The environment that the flags mean.</summary>
    public TuxEnvironment Environment(ParseResult parsed)
        => TuxEnvironment.Find(IsProduction(parsed), folder, variables);

    /// <summary>True for <c>--prod</c>.</summary>
    public bool IsProduction(ParseResult parsed)
    {
        var (isDev, isProd) = (parsed.GetValue(_dev), parsed.GetValue(_prod));
        if (isDev && isProd)
            throw CommandException.BadInput("--dev and --prod cannot go together.", null, "Give one of them.");
        Terminal.CommandNames = CommandNames(isProd);
        return isProd;
    }

    /// <summary>What <c>refract</c>'s commands are called here.</summary>
    private static IReadOnlyList<(string Refract, string Here)> CommandNames(bool isProduction)
    {
        var here = isProduction ? "tux --prod db" : "tux db";
        return
        [
            ("refract migrate resolve", here + " resolve"), ("refract migrate deploy", "tux --prod db migrate"),
            ("refract migrate dev", "tux db migrate"),
            ("refract migrate status", here + " migrate"), ("refract db push", "tux db push"),
            ("refract db pull", here + " pull"),
            ("with --shadow-url, or as shadowDatabaseUrl in the datasource", "as " + ShadowVariable),
        ];
    }

    /// <summary>
    /// Says environment and database for a command that touches none, and so also works when none is named.
    /// </summary>
    public Project AnnounceOnly(ParseResult parsed)
    {
        var isProduction = IsProduction(parsed);
        Terminal.Say("Environment: " + TuxEnvironment.NameOf(isProduction));
        var database = "none is named";
        try
        {
            var environment = TuxEnvironment.Find(isProduction, folder, variables);
            database = $"{DatabaseAddress.Parse(environment.Url, environment.Origin, folder).Url.Masked} "
                + $"({environment.Origin})";
        }
        catch (CommandException)
        {
            // Nothing depends on it here.
        }

        Terminal.Say("Database: " + database);
        return Project.Find(new ProjectRequest(folder) { Variables = variables });
    }

    /// <summary>The project with a database of the caller's choice; nothing is said.</summary>
    public Project ProjectOn(string url, string origin) => Project.Find(Request(url, origin));

    /// <summary>The project with the environment's database; the environment has been said.</summary>
    /// <param name="environment">The environment.</param>
    /// <param name="isOnlyLookedAt">
    /// True when migrations are tried elsewhere: in the shadow database that is named, else on the development server.
    /// </param>
    public Project Announce(TuxEnvironment environment, bool isOnlyLookedAt = false)
    {
        var known = EnvironmentVariables.Load(variables, [folder], folder);
        var shadow = known.Find(ShadowVariable)?.Value;
        var project = Project.Find(Request(environment.Url, environment.Origin) with
        {
            ShadowUrl = shadow, MayCreateShadow = !isOnlyLookedAt,
            ShadowServerUrl = isOnlyLookedAt ? TuxEnvironment.ServerBeside(environment.Url, known) : null,
        });
        Terminal.Say($"Environment: {environment.Name}");
        return project;
    }

    private ProjectRequest Request(string url, string origin) =>
        new(folder) { Variables = variables, Url = url, UrlOrigin = origin };
}
