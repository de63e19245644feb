using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class ValidateCommand
{
    public static Command Create(CommandContext context)
    {
        var json = new Option<bool>("--json") { Description = "Write the findings to stdout as JSON." };
        var command = new Command("validate", "Check the schema and report everything that is wrong with it.") { json };
        command.SetAction(parsed =>
        {
            var project = context.FindProject(parsed);
            return parsed.GetValue(json)
                ? ValidateOperation.RunAsJson(project, context.Terminal)
                : ValidateOperation.Run(project, context.Terminal);
        });
        return command;
    }
}
