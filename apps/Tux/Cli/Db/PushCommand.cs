using System.CommandLine;
using Refract.CommandLine;

namespace Tux.Cli;

internal static class PushCommand
{
    public static Command Create(TuxContext context)
    {
        var accept = new Option<bool>(
            "--accept-data-loss") { Description = "Go on where data is lost, without asking." };
        var command = new Command("push",
            "Make the database match the schema without a migration; development only.") { accept };
        command.SetReport(context.Terminal, (parsed, interaction, ct) =>
        {
            if (context.IsProduction(parsed))
            {
                context.AnnounceOnly(parsed);
                throw CommandException.BadInput("db push is for development only; nothing was changed.",
                    "A push leaves no migration behind, so nobody could tell later how the production "
                        + "database came to be what it is.",
                    "Write a migration with: tux --dev db migrate --name NAME\nThen apply it with: tux "
                        + "--prod db migrate");
            }

            return PushOperation.Run(context.Announce(context.Environment(parsed)),
                new PushOperation.Request { AcceptDataLoss = parsed.GetValue(accept) }, interaction, ct);
        });
        return command;
    }
}
