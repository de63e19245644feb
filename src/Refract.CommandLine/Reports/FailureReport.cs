namespace Refract.CommandLine;

/// <summary>The document of a command that failed.</summary>
/// <param name="Error">Why it failed.</param>
/// <param name="Report">
/// What it had found and done until then, a <see cref="CommandLine.Report"/>; null when it had not begun.
/// </param>
public sealed record FailureReport(ErrorReport Error, object? Report);
