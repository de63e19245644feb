using System.CommandLine;
using Refract.CommandLine;

namespace Tux.Cli;

internal static class MigrateCommand
{
    public static Command Create(TuxContext context)
    {
        var name = new Option<string>("--name",
            "-n") { Description = "Write a new migration of that name for what is new; --prod does not apply it.",
                HelpName = "NAME" };
        var accept = new Option<bool>(
            "--accept-data-loss") { Description = "Go on where data is lost, without asking; development only." };
        var confirm = new Option<string>("--confirm")
        {
            Description = "The development database's name, as consent to reset it when it has drifted.",
            HelpName = "NAME",
        };
        var command = new Command("migrate", "Apply pending migrations; with --name, write a new one.") { name, accept,
            confirm };
        command.SetReport<Report>(context.Terminal, async (parsed, interaction, ct) =>
        {
            var isProduction = context.IsProduction(parsed);
            var project = context.Announce(context.Environment(parsed), isOnlyLookedAt: isProduction);
            if (isProduction && parsed.GetValue(name) is { } migration)
                return await MigrateCreateOperation.Run(project, migration, interaction, ct);
            if (isProduction) return await MigrateDeployOperation.Run(project, interaction, ct);
            return await MigrateDevOperation.Run(project, new MigrateDevOperation.Request
            {
                Name = parsed.GetValue(name), AcceptDataLoss = parsed.GetValue(accept),
                Confirm = parsed.GetValue(confirm), NeedsName = false,
            }, interaction, ct);
        });
        return command;
    }
}
