using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

/// <summary><c>db reset</c>, and <c>migrate reset</c>, which is the same under the name that others know.</summary>
internal static class DbResetCommand
{
    public static Command Create(CommandContext context, string group)
    {
        var confirm = CommonOptions.Confirm();
        var skipSeed = CommonOptions.SkipSeed();
        var command = new Command("reset",
            "Drop everything in the database, apply all migrations again and run the seed.") { confirm, skipSeed };
        command.SetHelp(["--schema", "--migrations", "--url", "--shadow-url", "--env-file"],
            $"refract {group} reset", $"refract {group} reset --confirm shop_dev --skip-seed");
        command.SetReport(context.Terminal, (parsed, interaction, ct) => ResetOperation.Run(context.FindProject(parsed),
            new ResetOperation.Request { Confirm = parsed.GetValue(confirm), SkipSeed = parsed.GetValue(skipSeed) },
            interaction, ct));
        return command;
    }
}
