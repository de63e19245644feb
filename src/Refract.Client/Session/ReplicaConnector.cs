using System.Globalization;
using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Opens the copies of a database that the options name.</summary>
internal static class ReplicaConnector
{
    /// <summary>The copies; null for none.</summary>
    /// <exception cref="RefractException">P1013: a URL is malformed, or of another kind of database.</exception>
    public static ReplicaSet? Connect(RefractOptions options, IReadOnlyList<IDatabaseProvider> providers,
        SqlDatabase primary)
    {
        if (options.Replicas.Count == 0) return null;
        if (options.ReplicaRetryDelay <= TimeSpan.Zero)
            throw new RefractException("P1013", "ReplicaRetryDelay is not positive: give the time after which a "
                + "replica that could not be reached is tried again.");
        if (!primary.HasReplicas)
            throw new RefractException("P1013",
                $"A {primary.Provider} database has no replicas: it is a file that any number of connections read at "
                + "once. Leave Replicas out, or set them only where the URL is that of a server.");
        var replicas = new List<Replica>(options.Replicas.Count);
        for (var i = 0; i < options.Replicas.Count; i++) replicas.Add(Open(i, options, providers, primary));
        return new ReplicaSet(primary, replicas, options.Clock, options.ReplicaRetryDelay, options.LoggerFactory);
    }

    private static Replica Open(int index, RefractOptions options, IReadOnlyList<IDatabaseProvider> providers,
        SqlDatabase primary)
    {
        DatabaseUrl url;
        try
        {
            url = DatabaseUrl.Parse(options.Replicas[index] ?? "", options.BaseDirectory);
        }
        catch (FormatException error)
        {
            throw new RefractException("P1013", $"Replicas[{index}]: {error.Message}", error);
        }

        if (url.Provider != primary.Provider)
            throw new RefractException("P1013",
                $"Replicas[{index}] is a {url.Provider} database, and the client's is a {primary.Provider} one: a "
                + "replica is a copy of the same database.");
        var port = url.Port is { } number ? ":" + number.ToString(CultureInfo.InvariantCulture) : "";
        var name = $"{url.Host}{port}/{url.DatabaseName}";
        foreach (var provider in providers)
            if (provider.Accepts(url)) return new Replica(name, provider.Create(url, options.ForReplica(name)));
        throw new RefractException("P1013", $"No provider for {url.Masked}: reference the package "
            + $"Refract.{url.Provider} in the project that holds the client.");
    }
}
