using Refract.CommandLine;
using Tux.Cli;

namespace Tux.Tests.Database;

/// <summary>Makes Tux's tables the way its own command does.</summary>
internal static class TuxTables
{
    public static async Task Push(string url)
    {
        var said = new StringWriter();
        var terminal = new Terminal(new TerminalOptions(said, said, TextReader.Null));
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["DEV_DATABASE_URL"] = url };
        var code = await new TuxProgram(terminal, ProjectFolder.Find(), variables).Run(["db", "push"],
            CancellationToken.None);
        code.ShouldBe(0, said.ToString());
    }
}
