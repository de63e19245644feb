using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class DbPullCommand
{
    public static Command Create(CommandContext context)
    {
        var print = new Option<bool>(
            "--print") { Description = "Write the whole schema to stdout and leave the files as they are." };
        var command = new Command("pull",
            "Rewrite the schema to match the database, keeping what still holds.") { print };
        command.SetHelp(["--schema", "--url", "--env-file"],
            "refract db pull",
            "refract db pull --print --url postgresql://app@localhost/shop");
        command.SetReport(context.Terminal, (parsed, interaction, ct) =>
        {
            var request = context.Request(parsed);
            return Project.Exists(request)
                ? PullOperation.Run(context.FindProject(parsed), parsed.GetValue(print), interaction, ct)
                : PullOperation.RunNew(request, parsed.GetValue(print), interaction, ct);
        });
        return command;
    }
}
