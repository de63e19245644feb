using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

/// <summary><c>db reset</c>, and <c>migrate reset</c>, which is the same under the name that others know.</summary>
internal static class DbResetCommand
{
    public static Command Create(CommandContext context)
    {
        var confirm = CommonOptions.Confirm();
        var command = new Command("reset",
            "Drop everything in the database and apply all migrations again.") { confirm };
        command.SetReport(context.Terminal, (parsed, interaction, ct) => ResetOperation.Run(context.FindProject(parsed),
            new ResetOperation.Request { Confirm = parsed.GetValue(confirm) }, interaction, ct));
        return command;
    }
}
