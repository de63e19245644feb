using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class ValidateCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("validate", "Check the schema and report everything that is wrong with it.");
        command.SetHelp(["--schema"],
            "refract validate",
            "refract validate --schema db/schema --json");
        command.SetReport(context.Terminal, parsed => ValidateOperation.Run(context.FindProject(parsed)));
        return command;
    }
}
