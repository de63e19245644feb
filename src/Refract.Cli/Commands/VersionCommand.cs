using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class VersionCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("version", "Say which version this is and what it runs on.");
        command.SetHelp([],
            "refract version --json");
        command.SetReport(context.Terminal, _ => VersionOperation.Run(typeof(VersionCommand).Assembly));
        return command;
    }
}
