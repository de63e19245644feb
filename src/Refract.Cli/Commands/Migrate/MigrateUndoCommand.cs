using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class MigrateUndoCommand
{
    public static Command Create(CommandContext context)
    {
        var to = new Option<string>("--to")
        {
            Description = "The migration that is to be the last one left; all after it are undone.", HelpName = "NAME",
        };
        var steps = new Option<int?>("--steps")
        {
            Description = "How many migrations to undo; one when not given.", HelpName = "N",
        };
        var accept = CommonOptions.AcceptDataLoss();
        var confirm = new Option<string>("--confirm")
        {
            Description = "The database's name, as consent where it is not one of development.", HelpName = "NAME",
        };
        var command = new Command("undo",
            "Undo the migrations that were applied last, by the down.sql in their folders; for development.")
        {
            to, steps, accept, confirm,
        };
        command.SetHelp(["--schema", "--migrations", "--url", "--shadow-url", "--env-file"],
            "refract migrate undo",
            "refract migrate undo --to 20260102030405_add_users --accept-data-loss");
        command.SetReport(context.Terminal, (parsed, interaction, ct) =>
            MigrateUndoOperation.Run(context.FindProject(parsed), new MigrateUndoOperation.Request
        {
            To = parsed.GetValue(to), Steps = parsed.GetValue(steps), AcceptDataLoss = parsed.GetValue(accept),
            Confirm = parsed.GetValue(confirm),
        }, interaction, ct));
        return command;
    }
}
