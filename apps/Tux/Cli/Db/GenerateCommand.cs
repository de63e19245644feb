using System.CommandLine;
using Refract.CommandLine;

namespace Tux.Cli;

internal static class GenerateCommand
{
    public static Command Create(TuxContext context)
    {
        var command = new Command("generate",
            "Write the client's source from the schema; the build does the same on its own.");
        command.SetReport(context.Terminal,
            (parsed, interaction, ct) => GenerateOperation.Run(context.AnnounceOnly(parsed), new(), interaction, ct));
        return command;
    }
}
