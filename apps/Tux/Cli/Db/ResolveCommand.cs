using System.CommandLine;
using Refract.CommandLine;

namespace Tux.Cli;

internal static class ResolveCommand
{
    public static Command Create(TuxContext context)
    {
        var applied = new Option<string>(
            "--applied") { Description = "The migration's changes are in the database: take it as applied.",
                HelpName = "NAME" };
        var rolledBack = new Option<string>(
            "--rolled-back") { Description = "The failed migration's changes are not in the database: apply it again.",
                HelpName = "NAME" };
        var command = new Command("resolve",
            "Say what became of a migration that failed or was cut off; runs nothing.") { applied, rolledBack };
        command.SetReport(context.Terminal, (parsed, interaction, ct) =>
            MigrateResolveOperation.Run(context.Announce(context.Environment(parsed)), parsed.GetValue(applied),
                parsed.GetValue(rolledBack), interaction, ct));
        return command;
    }
}
