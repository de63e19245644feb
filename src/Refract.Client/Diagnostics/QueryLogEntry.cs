namespace Refract;

/// <summary>One statement that ran, successfully or not.</summary>
/// <param name="Sql">Its text, with placeholders.</param>
/// <param name="Model">The model it is about, or null for raw SQL.</param>
/// <param name="Verb">The verb that made it (<c>findMany</c>), or an empty text.</param>
/// <param name="Duration">From the request for a connection to the last row read.</param>
/// <param name="Error">What went wrong, or null.</param>
/// <param name="Parameters">The values, when <see cref="RefractOptions.SensitiveLogging"/> is on; else null.</param>
public sealed record QueryLogEntry(
    string Sql, string? Model, string Verb, TimeSpan Duration, Exception? Error, IReadOnlyList<object?>? Parameters)
{
    /// <summary>The replica that it ran on (<c>host:port/database</c>), or null for the database itself.</summary>
    public string? Replica { get; init; }

    /// <inheritdoc/>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"{(Model is null ? "raw" : $"{Model}.{Verb}")}{(Replica is null ? "" : $" on {Replica}")} "
            + $"{Duration.TotalMilliseconds:0.0} ms"
            + $"{(Error is null ? "" : $" failed ({Error.GetType().Name})")}: {Sql}");
}
