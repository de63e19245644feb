using System.CommandLine;
using Refract.CommandLine;

namespace Refract.Cli.Commands;

internal static class MigrateDeployCommand
{
    public static Command Create(CommandContext context)
    {
        var command = new Command("deploy", "Apply pending migrations and nothing else; for production and pipelines.");
        var dryRun = new Option<bool>("--dry-run")
        {
            Description = "Say what would be applied and change nothing; exits with 4 when something would be.",
        };
        var script = new Option<bool>("--script") { Description = "With --dry-run, write the SQL, too." };
        var lockTimeout = new Option<string>("--lock-timeout")
        {
            Description = "How long a statement waits for a lock of another session, such as 500ms, 5s or 2min.",
            HelpName = "DURATION",
        };
        command.Add(dryRun);
        command.Add(script);
        command.Add(lockTimeout);
        var contract = CommonOptions.Contract();
        command.Add(contract);
        command.SetHelp(["--schema", "--migrations", "--url", "--env-file"],
            "refract migrate deploy",
            "refract migrate deploy --dry-run --script",
            "refract migrate deploy --env-file .env.production --lock-timeout 5s");
        command.SetReport(context.Terminal, (parsed, interaction, ct) =>
            MigrateDeployOperation.Run(context.FindProject(parsed), new MigrateDeployOperation.Request
        {
            DryRun = parsed.GetValue(dryRun), WithScript = parsed.GetValue(script),
            LockTimeout = parsed.GetValue(lockTimeout), Contract = parsed.GetValue(contract),
        }, interaction, ct));
        return command;
    }
}
