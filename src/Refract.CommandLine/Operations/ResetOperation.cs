namespace Refract.CommandLine;

/// <summary>Drops everything in the database and applies all migrations again.</summary>
public static class ResetOperation
{
    /// <summary>The answers given in advance.</summary>
    public sealed record Request
    {
        /// <summary><c>--confirm</c>: the database's name.</summary>
        public string? Confirm { get; init; }

        /// <summary>True when the database is known to hold nothing of worth, so that nobody is asked.</summary>
        public bool NeedsNoConfirmation { get; init; }
    }

    /// <summary>Resets. Asks for the database's name first.</summary>
    /// <exception cref="CommandException">The schema is wrong, or the name was not given.</exception>
    public static async Task<int> Run(Project project, Request request, Terminal terminal, CancellationToken ct)
    {
        project.RequireSchema(terminal);
        var target = MigrationTarget.Of(project);
        if (!request.NeedsNoConfirmation)
            terminal.ConfirmByName($"Everything in {target.Url.Masked} is about to be dropped.",
                target.Url.DatabaseName, request.Confirm);

        var result = await target.Run(terminal, "Trying the migrations", true, engine => engine.Reset(ct))
            .ConfigureAwait(false);
        if (result.DatabaseCreated) terminal.Say("The database was missing and has been created.");
        ChangeText.Show(terminal, result.Applied);
        terminal.Done(result.Applied.Count == 0
            ? $"The database is empty. There are no migrations in {project.Shown(target.Folder!.Path)} to apply."
            : $"The database was emptied, and {Words.Count(result.Applied.Count, "migration")} applied.");
        return ExitCode.Done;
    }
}
