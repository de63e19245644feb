using System.CommandLine;
using Refract.CommandLine;
using Refract.Relational;

namespace Refract.Cli.Commands;

internal static class DbExecuteCommand
{
    public static Command Create(CommandContext context)
    {
        var file = new Option<string>("--file") { Description = "The script to run.", HelpName = "PATH" };
        var stdin = new Option<bool>("--stdin") { Description = "Read the script from stdin." };
        var command = new Command("execute", "Run a SQL script on the database.") { file, stdin };
        command.SetAction(async (parsed, ct) =>
        {
            var (path, isStdin) = (parsed.GetValue(file), parsed.GetValue(stdin));
            if ((path is null) == !isStdin)
                throw CommandException.BadInput("Exactly one of --file and --stdin is needed.", null,
                    "Example: refract db execute --file seed.sql");
            var script = isStdin
                ? context.Terminal.ReadInput()
                : await File.ReadAllTextAsync(Path.GetFullPath(path!, context.Folder), ct);
            return await ExecuteOperation.Run(FindUrl(context, parsed), script, context.Terminal, ct);
        });
        return command;
    }

    /// <summary>A script needs no schema when the database is named.</summary>
    private static DatabaseUrl FindUrl(CommandContext context, ParseResult parsed)
    {
        var request = context.Request(parsed);
        if (request.Url is null) return context.OpenProject(parsed).Connections().ForMigrations().Url;
        var address = DatabaseAddress.Parse(request.Url, request.UrlOrigin, request.Folder);
        address.Announce(context.Terminal);
        return address.Url;
    }
}
