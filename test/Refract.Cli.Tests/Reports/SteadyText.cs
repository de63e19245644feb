using System.Text.RegularExpressions;

namespace Refract.Cli.Tests.Reports;

/// <summary>What a command printed, without what differs from run to run.</summary>
internal static partial class SteadyText
{
    /// <summary>
    /// Without how long things took, the names of new migrations, and progress, which is shown for work that takes more
    /// than a second.
    /// </summary>
    public static CommandRun Of(CommandRun run) =>
        new(run.ExitCode, Of(run.Output), Progress().Replace(Of(run.Error), ""));

    private static string Of(string text) =>
        Version().Replace(NewName().Replace(Milliseconds().Replace(Took().Replace(text, "1 ms"), "\"milliseconds\": 1"),
            "20260103000000_"), "$1 1.2.3");

    [GeneratedRegex(@"\d+(\.\d)? m?s$", RegexOptions.Multiline)]
    private static partial Regex Took();

    [GeneratedRegex(@"^[A-Z].* \.\.\.\n", RegexOptions.Multiline)]
    private static partial Regex Progress();

    /// <summary>The machine's, and the database library's.</summary>
    [GeneratedRegex(@"(SDK is|SQLite) \d+\.\d+\.\d+[-.\w]*(?=[.\s])")]
    private static partial Regex Version();

    [GeneratedRegex("\"milliseconds\": [0-9.]+")]
    private static partial Regex Milliseconds();

    [GeneratedRegex(@"(?!2026010[12]0{6}|2099)\d{14}_")]
    private static partial Regex NewName();
}
