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
        var online = new Option<bool>("--online")
        {
            Description = "Write the migration for a database in use: indexes built concurrently, constraints "
                + "validated afterwards.",
        };
        var accept = CommonOptions.AcceptDataLoss();
        var contract = CommonOptions.Contract();
        var rename = CommonOptions.Rename();
        var enumOrder = CommonOptions.EnumOrder();
        var confirm = CommonOptions.Confirm();
        var skipSeed = CommonOptions.SkipSeed();
        var command = new Command("dev",
            "Apply pending migrations and write one for what is new in the schema; for development.")
        {
            name, createOnly, allowEmpty, withDown, online, contract, rename, enumOrder, accept, confirm,
            skipSeed,
        };
        command.SetHelp(["--schema", "--migrations", "--url", "--shadow-url", "--env-file"],
            "refract migrate dev --name add_users",
            "refract migrate dev --name add_index --create-only",
            "refract migrate dev --name add_index --online");
        command.SetReport(context.Terminal, (parsed, interaction, ct) =>
            MigrateDevOperation.Run(context.FindProject(parsed), new MigrateDevOperation.Request
        {
            Name = parsed.GetValue(name), CreateOnly = parsed.GetValue(createOnly),
            AllowEmpty = parsed.GetValue(allowEmpty), WithDown = parsed.GetValue(withDown),
            Renames = parsed.GetValue(rename) ?? [], SkipSeed = parsed.GetValue(skipSeed),
            EnumOrder = parsed.GetValue(enumOrder), Online = parsed.GetValue(online),
            Contract = parsed.GetValue(contract),
            AcceptDataLoss = parsed.GetValue(accept), Confirm = parsed.GetValue(confirm),
        }, interaction, ct));
        return command;
    }
}
