using Refract.Relational;

namespace Refract.CommandLine;

/// <summary>A database's URL and where it was found.</summary>
/// <param name="Url">The URL.</param>
/// <param name="Origin">For people: <c>--url</c>, <c>env("DATABASE_URL") from .env</c>.</param>
public sealed record DatabaseAddress(DatabaseUrl Url, string Origin);
