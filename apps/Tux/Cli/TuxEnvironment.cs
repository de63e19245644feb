using Refract.CommandLine;
using Refract.Relational;

namespace Tux.Cli;

/// <summary>Development or production, and the database that goes with it.</summary>
/// <param name="IsProduction">True for <c>--prod</c>.</param>
/// <param name="Url">The database's URL; it may hold a password.</param>
/// <param name="Origin">Where the URL comes from, for display.</param>
/// <param name="IsEmbedded">True when no variable names a database and the embedded file is used.</param>
internal sealed record TuxEnvironment(bool IsProduction, string Url, string Origin, bool IsEmbedded)
{
    /// <summary>The embedded development database, in the project's folder.</summary>
    public const string EmbeddedFile = "tux-dev.db";

    private const string Shared = "DATABASE_URL";
    private const string Development = "DEV_DATABASE_URL";

    /// <summary><c>development</c> or <c>production</c></summary>
    public string Name => NameOf(IsProduction);

    /// <summary>The environment's name for display.</summary>
    public static string NameOf(bool isProduction) => isProduction ? "production" : "development";

    /// <summary>
    /// Finds the database: <c>DEV_DATABASE_URL</c> or <c>PROD_DATABASE_URL</c>, else <c>DATABASE_URL</c>, from the
    /// environment or the project's <c>.env</c>; for development, else the embedded file.
    /// </summary>
    /// <exception cref="CommandException">Nothing names a production database.</exception>
    public static TuxEnvironment Find(bool isProduction, string folder, IReadOnlyDictionary<string, string> variables)
    {
        var known = EnvironmentVariables.Load(variables, [folder], folder);
        var own = isProduction ? "PROD_DATABASE_URL" : Development;
        foreach (var name in new[] { own, Shared })
            if (known.Find(name) is { } found)
                return new TuxEnvironment(isProduction, found.Value, $"{name} from {found.From}", false);

        if (isProduction)
            throw CommandException.BadInput("No production database is named.",
                $"Neither {own} nor {Shared} is set. Looked in {string.Join(", ", known.Places)}.",
                $"Set one, for example as a line of .env: {own}=\"postgresql://USER:PASSWORD@HOST:5432/DATABASE\"");
        return new TuxEnvironment(false,
            "file:" + Path.Combine(folder, EmbeddedFile).Replace("%", "%25", StringComparison.Ordinal)
                .Replace("?", "%3F", StringComparison.Ordinal),
            $"{own} and {Shared} are not set: the embedded database", true);
    }

    /// <summary>
    /// The development database, when it is on another PostgreSQL server than the production one: migrations for
    /// production are tried there, so that no database is made on the production server. Null when there is none.
    /// </summary>
    public static string? ServerBeside(string production, EnvironmentVariables known)
        => known.Find(Development) is { } found
            && DatabaseUrl.TryParse(found.Value, null, out var development, out _)
            && DatabaseUrl.TryParse(production, null, out var own, out _)
            && development!.Provider == SqlProvider.PostgreSql && own!.Provider == SqlProvider.PostgreSql
            && (development.Host, development.Port) != (own.Host, own.Port) ? found.Value : null;
}
