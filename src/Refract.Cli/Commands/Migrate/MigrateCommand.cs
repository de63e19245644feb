using System.CommandLine;

namespace Refract.Cli.Commands;

internal static class MigrateCommand
{
    public static Command Create(CommandContext context) => new("migrate", "Write, apply and inspect migrations.")
    {
        MigrateDevCommand.Create(context),
        MigrateDeployCommand.Create(context),
        MigrateUndoCommand.Create(context),
        MigrateSquashCommand.Create(context),
        MigrateStatusCommand.Create(context),
        MigrateResolveCommand.Create(context),
        DbResetCommand.Create(context, "migrate"),
        MigrateDiffCommand.Create(context),
    };
}
