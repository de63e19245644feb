using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class GenerateCommand
{
    public static Command Create(CommandContext context)
    {
        var output = new Option<string>("--output")
        {
            Description =
                "The folder to write to; the one that the schema or refract.json names when not given, else "
                    + "obj/refract.", HelpName = "PATH",
        };
        var command = new Command("generate",
            "Write the client's source to files; the build makes the same code by itself.") { output };
        command.SetReport(context.Terminal,
            parsed => GenerateOperation.Run(context.FindProject(parsed), parsed.GetValue(output)));
        return command;
    }
}
