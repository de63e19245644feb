namespace Refract.CommandLine;

/// <summary>A seed that was run.</summary>
/// <param name="Source">The command, or the path of the SQL script.</param>
/// <param name="ExitCode">The command's exit code; null for a script, and while the command runs.</param>
public sealed record SeedRun(string Source, int? ExitCode);
