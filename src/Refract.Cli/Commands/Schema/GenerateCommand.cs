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
        var watch = new Option<bool>("--watch")
        {
            Description = "Go on, and write again whenever the schema or a SQL file changes; Ctrl+C ends it.",
        };
        var command = new Command("generate",
            "Write the client's source to files; the build makes the same code by itself.")
        {
            output, sql, check, watch,
        };
        command.SetHelp(["--schema", "--url", "--env-file"],
            "refract generate --output Generated",
            "refract generate --sql",
            "refract generate --watch");
        command.SetReports(context.Terminal,
            (parsed, interaction, ct) => GenerateOperation.Run(context.FindProject(parsed), Request(parsed),
                interaction, ct),
            parsed => parsed.GetValue(watch) && (!parsed.GetValue(check) ? true : throw CommandException.BadInput(
                "--check and --watch cannot go together.", null, "Give one of them.")),
            (parsed, interaction, ct) => GenerateWatch.Run(() => context.FindProject(parsed), Request(parsed),
                interaction, ct));
        return command;

        GenerateOperation.Request Request(ParseResult parsed) => new()
        {
            Output = parsed.GetValue(output), Sql = parsed.GetValue(sql), IsCheck = parsed.GetValue(check),
        };
    }
}
