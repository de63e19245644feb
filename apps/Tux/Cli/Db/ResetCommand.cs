using System.CommandLine;
using Refract.CommandLine;

namespace Tux.Cli;

internal static class ResetCommand
{
    public static Command Create(TuxContext context)
    {
        var confirm = new Option<string>(
            "--confirm") { Description = "The production database's name, as consent to drop everything in it.",
                HelpName = "NAME" };
        var command = new Command("reset",
            "Drop everything and apply all migrations again; with --prod it asks for the database's name.") { confirm };
        command.SetReport(context.Terminal, (parsed, interaction, ct) =>
        {
            var environment = context.Environment(parsed);
            return ResetOperation.Run(context.Announce(environment), new ResetOperation.Request
            {
                Confirm = parsed.GetValue(confirm), NeedsNoConfirmation = !environment.IsProduction,
            }, interaction, ct);
        });
        return command;
    }
}
