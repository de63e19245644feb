using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// Turns options into a database: what they name, what the application registered, or what <c>DATABASE_URL</c> says, in
/// this order.
/// </summary>
internal static class DatabaseConnector
{
    /// <summary>The environment variable with the URL.</summary>
    public const string Variable = "DATABASE_URL";

    public static SqlDatabase Connect(RefractOptions options, IReadOnlyList<IDatabaseProvider> providers,
        IServiceProvider? services)
    {
        if (options.DatabaseFactory is { } create) return create(services, options);
        if (options.Url is null && services is not null)
            foreach (var provider in providers)
                if (provider.FromServices(services, options) is { } registered) return registered;

        var text = options.Url ?? Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrWhiteSpace(text))
            throw new RefractException("P1012",
                "No database URL: pass one to Connect, set the option Url, or set the environment variable "
                    + $"{Variable}.");
        DatabaseUrl url;
        try
        {
            url = DatabaseUrl.Parse(text, options.BaseDirectory);
        }
        catch (FormatException error)
        {
            throw new RefractException("P1013", error.Message, error);
        }
        foreach (var provider in providers)
            if (provider.Accepts(url)) return provider.Create(url, options);
        throw new RefractException("P1013",
            $"No provider for {url.Masked}: reference the package Refract.{url.Provider} in the project "
                + "that holds the client.");
    }
}
