using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class MigrateDiffCommand
{
    public static Command Create(CommandContext context)
    {
        var from = new SideOptions("from", "Start from");
        var to = new SideOptions("to", "Arrive at");
        var script = new Option<bool>("--script") { Description = "Write the SQL that leads from one to the other." };
        var exitCode = new Option<bool>("--exit-code") { Description = "Exit with 4 when there is a difference." };
        var command = new Command("diff", "Compare any two of: nothing, a schema, migrations, a database.");
        from.AddTo(command);
        to.AddTo(command);
        command.Add(script);
        command.Add(exitCode);
        var rename = CommonOptions.Rename();
        command.Add(rename);
        var enumOrder = CommonOptions.EnumOrder();
        command.Add(enumOrder);
        command.SetHelp(["--schema", "--migrations", "--url", "--shadow-url", "--env-file"],
            "refract migrate diff --from-empty --to-schema prisma/schema.prisma --script",
            "refract migrate diff --from-migrations prisma/migrations --to-schema prisma/schema.prisma --exit-code");
        command.SetReport(context.Terminal, (parsed, interaction, ct) =>
        {
            var request = new MigrateDiffOperation.Request(from.Read(parsed), to.Read(parsed), parsed.GetValue(script),
                parsed.GetValue(exitCode),
                context.Request(parsed))
            {
                Renames = parsed.GetValue(rename) ?? [], EnumOrder = parsed.GetValue(enumOrder),
            };
            return MigrateDiffOperation.Run(request, interaction, ct);
        });
        return command;
    }

    private sealed class SideOptions(string side, string verb)
    {
        private readonly Option<bool> _empty = new(
            $"--{side}-empty") { Description = $"{verb} a database without anything in it." };
        private readonly Option<string> _schema = new(
            $"--{side}-schema") { Description = $"{verb} what a schema wants.", HelpName = "PATH" };
        private readonly Option<string> _migrations = new(
            $"--{side}-migrations") { Description = $"{verb} what a folder of migrations gives.", HelpName = "PATH" };
        private readonly Option<string> _url = new($"--{side}-url") { Description = $"{verb} a database.",
            HelpName = "URL" };
        private readonly Option<bool> _database = new(
            $"--{side}-database") { Description = $"{verb} the project's own database." };

        public void AddTo(Command command)
        {
            command.Add(_empty);
            command.Add(_schema);
            command.Add(_migrations);
            command.Add(_url);
            command.Add(_database);
        }

        public DiffSide Read(ParseResult parsed)
        {
            var isOwn = parsed.GetValue(_database);
            if (isOwn && parsed.GetValue(_url) is not null)
                throw CommandException.BadInput($"--{side}-url and --{side}-database cannot go together.", null,
                    "Give one of them.");
            return new DiffSide(parsed.GetValue(_empty), parsed.GetValue(_schema), parsed.GetValue(_migrations),
                isOwn ? "" : parsed.GetValue(_url));
        }
    }
}
