using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class FormatCommand
{
    public static Command Create(CommandContext context)
    {
        var check = new Option<bool>(
            "--check") { Description = "Change nothing; name the files that would change and exit with 4." };
        var print = new Option<bool>("--print") { Description = "Change nothing; write the formatted text to stdout." };
        var command = new Command("format", "Give the schema's files their one layout.") { check, print };
        command.SetHelp(["--schema"],
            "refract format",
            "refract format --check");
        command.SetReport(context.Terminal, parsed =>
        {
            var (isCheck, isPrint) = (parsed.GetValue(check), parsed.GetValue(print));
            if (isCheck && isPrint)
                throw CommandException.BadInput("--check and --print cannot go together.", null, "Give one of them.");
            return FormatOperation.Run(context.FindProject(parsed),
                isCheck ? FormatMode.Check : isPrint ? FormatMode.Print : FormatMode.Write);
        });
        return command;
    }
}
