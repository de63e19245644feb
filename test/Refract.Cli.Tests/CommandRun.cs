namespace Refract.Cli.Tests;

/// <summary>What a command printed and returned. Paths of the test's folder read <c>FOLDER</c>.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">All of stdout.</param>
/// <param name="Error">All of stderr.</param>
public sealed record CommandRun(int ExitCode, string Output, string Error)
{
    /// <summary>The whole answer as one text, for golden files.</summary>
    public string Transcript => $"exit {ExitCode}\n--- stdout\n{Output}--- stderr\n{Error}";

    /// <summary>Fails the test, with all that was said, unless the command ended with this exit code.</summary>
    public CommandRun ShouldExit(int code)
    {
        ExitCode.ShouldBe(code, Transcript);
        return this;
    }
}
