using System.CommandLine;

namespace Refract.Cli.Commands;

internal static class DbCommand
{
    public static Command Create(CommandContext context) =>
        new("db", "Work on the database directly, without migrations.")
    {
        DbPushCommand.Create(context),
        DbResetCommand.Create(context, "db"),
        DbPullCommand.Create(context),
        DbExecuteCommand.Create(context),
        DbSeedCommand.Create(context),
    };
}
