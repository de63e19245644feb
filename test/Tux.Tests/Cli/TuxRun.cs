namespace Tux.Tests.Cli;

/// <summary>What a command printed and returned. Paths of the test's folder read <c>FOLDER</c>.</summary>
public sealed record TuxRun(int ExitCode, string Output, string Error)
{
    public TuxRun ShouldExit(int code)
    {
        ExitCode.ShouldBe(code, $"--- stdout\n{Output}--- stderr\n{Error}");
        return this;
    }
}
