using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class ErdCommand
{
    public static Command Create(CommandContext context)
    {
        var format = new Option<string>("--format")
        {
            Description = "svg, mermaid or dot; what the file's name ends in when not given, else svg.",
            HelpName = "FORMAT", CompletionSources = { "svg", "mermaid", "dot" },
        };
        var output = new Option<string>("--output", "-o")
        {
            Description = "The file to write; stdout when not given.", HelpName = "FILE",
        };
        var fields = new Option<string>("--fields")
        {
            Description = "Which fields are shown: all, keys or none; all when not given.", HelpName = "WHICH",
            CompletionSources = { "all", "keys", "none" },
        };
        var noEnums = new Option<bool>("--no-enums") { Description = "Leave enums out." };
        var command = new Command("erd", "Draw the schema: models, relations and enums.")
        {
            format, output, fields, noEnums,
        };
        command.SetHelp(["--schema"],
            "refract erd --output docs/schema.svg",
            "refract erd --format mermaid --fields keys");
        command.SetReport(context.Terminal, parsed => ErdOperation.Run(context.FindProject(parsed),
            new ErdOperation.Request
        {
            Format = parsed.GetValue(format), Output = parsed.GetValue(output), Fields = parsed.GetValue(fields),
            WithoutEnums = parsed.GetValue(noEnums),
        }));
        return command;
    }
}
