using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class DoctorCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("doctor",
            "Look at everything that the commands depend on; exits with 4 when something is wrong.");
        command.SetHelp(["--schema", "--migrations", "--url", "--shadow-url", "--env-file"],
            "refract doctor",
            "refract doctor --json");
        command.SetReport(context.Terminal, (parsed, interaction, ct) => DoctorOperation.Run(context.Request(parsed),
            VersionOperation.Run(typeof(DoctorCommand).Assembly).Version, interaction, ct));
        return command;
    }
}
