using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class DbPullCommand
{
    public static Command Create(CommandContext context)
    {
        var print = new Option<bool>("--print") { Description = "Write the changed files to stdout and leave them on disk as they are." };
        var command = new Command("pull", "Rewrite the schema to match the database, keeping what still holds.") { print };
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
