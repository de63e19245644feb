using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class MigrateResolveCommand
{
    public static Command Create(CommandContext context)
    {
        var applied = new Option<string>(
            "--applied") { Description = "The migration's changes are in the database: take it as applied.",
                HelpName = "NAME" };
        var rolledBack = new Option<string>(
            "--rolled-back") { Description = "The failed migration's changes are not in the database: apply it again.",
                HelpName = "NAME" };
        var command = new Command("resolve",
            "Correct the history by hand, for a failed migration or a baseline.") { applied, rolledBack };
        command.SetHelp(["--schema", "--migrations", "--url", "--env-file"],
            "refract migrate resolve --applied 0_init",
            "refract migrate resolve --rolled-back 20260102030405_add_users");
        command.SetReport(context.Terminal, (parsed, interaction, ct) =>
            MigrateResolveOperation.Run(context.FindProject(parsed), parsed.GetValue(applied),
                parsed.GetValue(rolledBack), interaction, ct));
        return command;
    }
}
