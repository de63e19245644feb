using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class MigrateDeployCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("deploy", "Apply pending migrations and nothing else; for production and pipelines.");
        command.SetAction(
            (parsed, ct) => MigrateDeployOperation.Run(context.OpenProject(parsed), context.Terminal, ct));
        return command;
    }
}
