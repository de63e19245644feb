using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class MigrateDeployCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("deploy", "Apply pending migrations and nothing else; for production and pipelines.");
        command.SetHelp(["--schema", "--migrations", "--url", "--env-file"],
            "refract migrate deploy",
            "refract migrate deploy --env-file .env.production");
        command.SetReport(context.Terminal, (parsed, interaction, ct) =>
            MigrateDeployOperation.Run(context.FindProject(parsed), interaction, ct));
        return command;
    }
}
