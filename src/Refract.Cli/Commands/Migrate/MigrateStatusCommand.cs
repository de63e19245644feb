using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class MigrateStatusCommand
{
    public static Command Create(CommandContext context)
    {
        var drift = new Option<bool>(
            "--drift") { Description = "Compare the database itself, too; tries the migrations on a shadow database." };
        var command = new Command("status",
            "Say which migrations are applied, pending, failed or changed; exits with 4 when any is not as "
                + "it should be.") { drift };
        command.SetHelp(["--schema", "--migrations", "--url", "--shadow-url", "--env-file"],
            "refract migrate status",
            "refract migrate status --drift --json");
        command.SetReport(context.Terminal, (parsed, interaction, ct) =>
            MigrateStatusOperation.Run(context.FindProject(parsed), parsed.GetValue(drift), interaction, ct));
        return command;
    }
}
