using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class InitCommand
{
    public static Command Create(CommandContext context)
    {
        var folder = new Argument<string?>("folder")
        {
            Description = "The project's folder; the current one when not given.", Arity = ArgumentArity.ZeroOrOne,
        };
        var name = new Option<string>("--name")
        {
            Description = "The project's name; that of the folder when not given.", HelpName = "NAME",
        };
        var template = new Option<string>("--template")
        {
            Description = "console, webapi (with tests, a Dockerfile and a compose file), or schema for the schema "
                + "alone, as in a folder with a project.",
            HelpName = "TEMPLATE", CompletionSources = { "console", "webapi", "schema" },
        };
        var provider = new Option<string>("--provider")
        {
            Description = "sqlite or postgresql; sqlite for a console program, and postgresql for a web API, when not "
                + "given.",
            HelpName = "DATABASE", CompletionSources = { "sqlite", "postgresql" },
        };
        var fromUrl = new Option<string>("--from-url")
        {
            Description = "A database whose tables become the schema, in place of the example.", HelpName = "URL",
        };
        var force = new Option<bool>("--force") { Description = "Overwrite files that are there." };
        var command = new Command("init", "Make a project that runs: program, schema and settings.")
        {
            folder, name, template, provider, fromUrl, force,
        };
        command.SetHelp([],
            "refract init Blog",
            "refract init Blog --template webapi",
            "refract init --from-url postgresql://app@localhost/shop");
        command.SetReport(context.Terminal, (parsed, interaction, ct) => InitOperation.Run(context.Request(parsed),
            new InitOperation.Request
            {
                Folder = parsed.GetValue(folder), Name = parsed.GetValue(name), Template = parsed.GetValue(template),
                Provider = parsed.GetValue(provider), FromUrl = parsed.GetValue(fromUrl),
                IsForced = parsed.GetValue(force),
            }, interaction, ct));
        return command;
    }
}
