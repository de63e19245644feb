using System.CommandLine;
using Refract.CommandLine;

namespace Tux.Cli;

/// <summary>The group of commands that manage the database; each is a file of this folder.</summary>
internal static class DbCommand
{
    public static Command Create(TuxContext context) => new("db", "Manage the bot's database.")
    {
        GenerateCommand.Create(context),
        PushCommand.Create(context),
        MigrateCommand.Create(context),
        PullCommand.Create(context),
        ResetCommand.Create(context),
        ResolveCommand.Create(context),
        JsonOption.Create(),
    };
}
