using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class GenerateCommand
{
    public static Command Create(CommandContext context)
    {
        var output = new Option<string>("--output")
        {
            Description =
                "The folder to write to; the one that the schema or refract.json names when not given, else "
                    + "obj/refract.", HelpName = "PATH",
        };
        var sql = new Option<bool>("--sql")
        {
            Description = "Check the SQL files with the database first, and write the records of their types.",
        };
        var check = new Option<bool>("--check")
        {
            Description = "Change nothing; name the files that are out of date and exit with 4.",
        };
        var command = new Command("generate",
            "Write the client's source to files; the build makes the same code by itself.") { output, sql, check };
        command.SetReport(context.Terminal, (parsed, interaction, ct) => GenerateOperation.Run(
            context.FindProject(parsed),
            new GenerateOperation.Request
            {
                Output = parsed.GetValue(output), Sql = parsed.GetValue(sql), IsCheck = parsed.GetValue(check),
            },
            interaction, ct));
        return command;
    }
}
