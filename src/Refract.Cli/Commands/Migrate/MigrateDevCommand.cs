using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class MigrateDevCommand
{
    public static Command Create(CommandContext context)
    {
        var name = new Option<string>("--name",
            "-n") { Description = "The new migration's name; asked for when the schema has something new.",
                HelpName = "NAME" };
        var createOnly = new Option<bool>(
            "--create-only") { Description = "Write the migration, and leave applying it for later." };
        var allowEmpty = new Option<bool>(
            "--allow-empty") { Description = "Write a migration also when nothing is new, to fill in by hand." };
        var withDown = new Option<bool>(
            "--with-down") { Description = "Write down.sql, which undoes the migration, beside its script." };
        var accept = CommonOptions.AcceptDataLoss();
        var rename = CommonOptions.Rename();
        var confirm = CommonOptions.Confirm();
        var command = new Command("dev",
            "Apply pending migrations and write one for what is new in the schema; for development.")
        {
            name, createOnly, allowEmpty, withDown, rename, accept, confirm,
        };
        command.SetReport(context.Terminal, (parsed, interaction, ct) =>
            MigrateDevOperation.Run(context.FindProject(parsed), new MigrateDevOperation.Request
        {
            Name = parsed.GetValue(name), CreateOnly = parsed.GetValue(createOnly),
            AllowEmpty = parsed.GetValue(allowEmpty), WithDown = parsed.GetValue(withDown),
            Renames = parsed.GetValue(rename) ?? [],
            AcceptDataLoss = parsed.GetValue(accept), Confirm = parsed.GetValue(confirm),
        }, interaction, ct));
        return command;
    }
}
