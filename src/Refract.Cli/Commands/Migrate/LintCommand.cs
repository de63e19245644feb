using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class LintCommand
{
    public static Command Create(CommandContext context)
    {
        var migrations = new Argument<string[]>("migration")
        {
            Description = "Migrations, by name or path; without any, those that are pending.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var all = new Option<bool>("--all") { Description = "All migrations of the folder." };
        var version = new Option<int?>("--server-version")
        {
            Description = "The major version of the server; asked for when the database is, else the oldest supported.",
            HelpName = "N",
        };
        var command = new Command("lint",
            "Say what the statements of migrations lock, and what would hurt a database in use; exits with 4 "
                + "for errors.")
        {
            migrations, all, version,
        };
        command.SetHelp(["--schema", "--migrations", "--url", "--env-file"],
            "refract lint",
            "refract lint --all",
            "refract lint 20260102030405_add_index --server-version 16");
        command.SetReport(context.Terminal, (parsed, interaction, ct) =>
            LintOperation.Run(context.FindProject(parsed), new LintOperation.Request
        {
            Migrations = parsed.GetValue(migrations) ?? [], All = parsed.GetValue(all),
            ServerVersion = parsed.GetValue(version),
        }, interaction, ct));
        return command;
    }
}
