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
        command.SetAction((parsed, ct) =>
        {
            var request = context.Request(parsed);
            return Project.Exists(request)
                ? PullOperation.Run(context.OpenProject(parsed), parsed.GetValue(print), context.Terminal, ct)
                : PullOperation.RunNew(request, parsed.GetValue(print), context.Terminal, ct);
        });
        return command;
    }
}
