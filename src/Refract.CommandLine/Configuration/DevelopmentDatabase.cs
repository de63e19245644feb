using System.Net;
using Refract.Relational;

namespace Refract.CommandLine;

/// <summary>Whether a database is one of development, in which migrations may be undone.</summary>
internal static class DevelopmentDatabase
{
    private const string Development = "Development";
    private static readonly string[] s_variables = ["DOTNET_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT"];

    /// <summary>Why a database is none of development, as a sentence; null when it is one.</summary>
    /// <param name="url">The database.</param>
    /// <param name="variables">The variables of the environment; null for those of this process.</param>
    public static string? ReasonAgainst(DatabaseUrl url, IReadOnlyDictionary<string, string>? variables)
    {
        variables ??= EnvironmentVariables.OfProcess();
        foreach (var name in s_variables)
            if (variables.TryGetValue(name, out var value) && value.Length > 0
                && !value.Equals(Development, StringComparison.OrdinalIgnoreCase))
                return $"{name} is {value}.";
        return url.Host is null || IsThisMachine(url.Host) ? null : $"It is on another machine, {url.Host}.";
    }

    /// <summary>A path is a socket's.</summary>
    private static bool IsThisMachine(string host) =>
        host.StartsWith('/') || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
