namespace Refract.CommandLine;

/// <summary>The database that an operation works on.</summary>
/// <param name="Provider">Its kind, as a datasource names it: <c>postgresql</c>, <c>sqlite</c>.</param>
/// <param name="Url">Its URL, with <c>***</c> in the password's place.</param>
/// <param name="Origin">Where the URL comes from: <c>--url</c>, <c>DATABASE_URL from .env</c>.</param>
/// <param name="IgnoredParameters">Parameters of the URL that mean nothing here.</param>
public sealed record DatabaseInfo(string Provider, string Url, string Origin,
    IReadOnlyList<string> IgnoredParameters);
