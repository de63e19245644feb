using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class DbSeedCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("seed", "Fill the database by the seed that refract.json names.");
        command.SetHelp(["--schema", "--url", "--env-file"],
            "refract db seed",
            "refract db seed --env-file .env.test");
        command.SetReport(context.Terminal, (parsed, interaction, ct) =>
            SeedOperation.Run(context.FindProject(parsed), interaction, ct));
        return command;
    }
}
