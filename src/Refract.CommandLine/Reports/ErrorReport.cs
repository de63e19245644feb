namespace Refract.CommandLine;

/// <summary>Why a command failed, for programs.</summary>
/// <param name="Code">A stable code (<c>P1001</c>), or null.</param>
/// <param name="What">One sentence: what went wrong.</param>
/// <param name="Why">The reason, or null; may have several lines.</param>
/// <param name="Next">What to do about it, or null; may have several lines.</param>
/// <param name="ExitCode">One of <see cref="CommandLine.ExitCode"/>.</param>
public sealed record ErrorReport(string? Code, string What, string? Why, string? Next, int ExitCode);
