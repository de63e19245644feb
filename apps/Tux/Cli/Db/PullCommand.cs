using System.CommandLine;
using Refract.CommandLine;

namespace Tux.Cli;

internal static class PullCommand
{
    public static Command Create(TuxContext context)
    {
        var command = new Command("pull",
            "Rewrite the schema's files to match the database, keeping files, comments and names that still hold.");
        command.SetReport(context.Terminal, (parsed, interaction, ct) =>
            PullOperation.Run(context.Announce(context.Environment(parsed)), isPrint: false, interaction, ct));
        return command;
    }
}
