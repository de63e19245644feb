using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class DbPushCommand
{
    public static Command Create(CommandContext context)
    {
        var accept = CommonOptions.AcceptDataLoss();
        var reset = new Option<bool>(
            "--force-reset") { Description = "Drop everything in the database first; asks for its name." };
        var rename = CommonOptions.Rename();
        var enumOrder = CommonOptions.EnumOrder();
        var confirm = CommonOptions.Confirm();
        var command = new Command("push", "Make the database match the schema, without a migration.") { accept, rename,
            enumOrder, reset, confirm };
        command.SetHelp(["--schema", "--url", "--env-file"],
            "refract db push",
            "refract db push --rename User.fullname=User.name",
            "DATABASE_URL=file:./dev.db refract db push --accept-data-loss");
        command.SetReport(context.Terminal, (parsed, interaction, ct) =>
            PushOperation.Run(context.FindProject(parsed), new PushOperation.Request
        {
            AcceptDataLoss = parsed.GetValue(accept), ForceReset = parsed.GetValue(reset),
            Renames = parsed.GetValue(rename) ?? [], EnumOrder = parsed.GetValue(enumOrder),
            Confirm = parsed.GetValue(confirm),
        }, interaction, ct));
        return command;
    }
}
