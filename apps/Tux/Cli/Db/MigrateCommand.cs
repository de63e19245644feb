using System.CommandLine;
using Refract.CommandLine;

namespace Tux.Cli;

internal static class MigrateCommand
{
    public static Command Create(TuxContext context)
    {
        var name = new Option<string>("--name", "-n") { Description = "Write a new migration of that name for what is new in the schema; development only.", HelpName = "NAME" };
        var accept = new Option<bool>("--accept-data-loss") { Description = "Go on where data is lost, without asking; development only." };
        var confirm = new Option<string>("--confirm")
        {
            Description = "The development database's name, as consent to start it anew when it has drifted.", HelpName = "NAME",
        };
        var command = new Command("migrate", "Apply pending migrations; with --name, write a new one first.") { name, accept, confirm };
        command.SetAction((parsed, ct) =>
        {
            var isProduction = context.IsProduction(parsed);
            if (isProduction && parsed.GetValue(name) is not null)
            {
                context.AnnounceOnly(parsed);
                throw CommandException.BadInput("Migrations are not made on the production database; nothing was changed.", null,
                    "Make it in development with: tux --dev db migrate --name NAME\nCommit it, then apply it here with: tux --prod db migrate");
            }

            var project = context.Announce(context.Environment(parsed));
            if (isProduction) return MigrateDeployOperation.Run(project, context.Terminal, ct);
            return MigrateDevOperation.Run(project, new MigrateDevOperation.Request
            {
                Name = parsed.GetValue(name), AcceptDataLoss = parsed.GetValue(accept), Confirm = parsed.GetValue(confirm), NeedsName = false,
            }, context.Terminal, ct);
        });
        return command;
    }
}
