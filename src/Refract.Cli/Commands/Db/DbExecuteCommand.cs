using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class DbExecuteCommand
{
    public static Command Create(CommandContext context)
    {
        var file = new Option<string>("--file") { Description = "The script to run.", HelpName = "PATH" };
        var stdin = new Option<bool>("--stdin") { Description = "Read the script from stdin." };
        var command = new Command("execute", "Run a SQL script on the database.") { file, stdin };
        command.SetHelp(["--schema", "--url", "--env-file"],
            "refract db execute --file fix.sql",
            "echo \"SELECT 1\" | refract db execute --stdin --url file:./dev.db");
        command.SetReport(context.Terminal, async (parsed, interaction, ct) =>
        {
            var (path, isStdin) = (parsed.GetValue(file), parsed.GetValue(stdin));
            if ((path is null) == !isStdin)
                throw CommandException.BadInput("Exactly one of --file and --stdin is needed.", null,
                    "Example: refract db execute --file seed.sql");
            var script = isStdin
                ? context.Terminal.ReadInput()
                : await File.ReadAllTextAsync(Path.GetFullPath(path!, context.Folder), ct);
            var request = context.Request(parsed);
            // A script needs no schema when the database is named.
            return await (request.Url is { } url
                ? ExecuteOperation.Run(DatabaseAddress.Parse(url, request.UrlOrigin, request.Folder), script,
                    interaction, ct)
                : ExecuteOperation.Run(context.FindProject(parsed), script, interaction, ct));
        });
        return command;
    }
}
