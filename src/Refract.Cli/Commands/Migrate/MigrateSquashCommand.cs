using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class MigrateSquashCommand
{
    public static Command Create(CommandContext context)
    {
        var until = new Option<string>("--until")
        {
            Description = "The last migration that is squashed; all of them when not given.", HelpName = "NAME",
        };
        var name = new Option<string>("--name", "-n")
        {
            Description = "The new migration's name; squashed when not given.", HelpName = "NAME",
        };
        var command = new Command("squash",
            "Put one migration in the place of several; changes the folder of migrations only.") { until, name };
        command.SetHelp(["--schema", "--migrations", "--url", "--shadow-url", "--env-file"],
            "refract migrate squash",
            "refract migrate squash --until 20260102030405_add_users --name first_year");
        command.SetReport(context.Terminal, (parsed, interaction, ct) =>
            MigrateSquashOperation.Run(context.FindProject(parsed), parsed.GetValue(until), parsed.GetValue(name),
                interaction, ct));
        return command;
    }
}
