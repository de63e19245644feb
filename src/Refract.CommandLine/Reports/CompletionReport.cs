namespace Refract.CommandLine;

/// <summary>What <c>completion</c> returns.</summary>
/// <param name="Shell">The shell.</param>
/// <param name="Script">What the shell is to run.</param>
public sealed record CompletionReport(string Shell, string Script) : Report;
