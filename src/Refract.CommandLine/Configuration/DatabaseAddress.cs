using Refract.Relational;

namespace Refract.CommandLine;

/// <summary>A database's URL and where it was found.</summary>
/// <param name="Url">The URL.</param>
/// <param name="Origin">For display: <c>--url</c>, <c>DATABASE_URL from .env</c>.</param>
public sealed record DatabaseAddress(DatabaseUrl Url, string Origin)
{
    /// <summary>
    /// The URL for another program, password included: as it was given, but for a SQLite file, whose path is absolute.
    /// </summary>
    internal string Text { get; private init; } = "";

    /// <summary>Reads a URL or a connection string.</summary>
    /// <param name="text">The text.</param>
    /// <param name="origin">Where it was found, for display.</param>
    /// <param name="baseFolder">The folder that a relative SQLite path starts from.</param>
    /// <exception cref="CommandException">It is no URL; the error does not repeat it.</exception>
    public static DatabaseAddress Parse(string text, string origin, string baseFolder)
        => DatabaseUrl.TryParse(text, baseFolder, out var url, out var error)
            ? new DatabaseAddress(url!, origin) { Text = url!.FilePath is { } path ? "file:" + path : text }
            : throw CommandException.BadInput("The database URL cannot be read.", error, $"Correct it; it is {origin}.",
                "P1013");
}
