namespace Refract.CommandLine;

/// <summary>Drops everything in the database and applies all migrations again.</summary>
public static class ResetOperation
{
    /// <summary>The answers given in advance.</summary>
    public sealed record Request
    {
        /// <summary><c>--confirm</c>: the database's name.</summary>
        public string? Confirm { get; init; }

        /// <summary><c>--skip-seed</c>: leave the seed out.</summary>
        public bool SkipSeed { get; init; }

        /// <summary>True when the database is known to hold nothing of worth, so that nobody is asked.</summary>
        public bool NeedsNoConfirmation { get; init; }
    }

    /// <summary>Resets. Asks for the database's name first.</summary>
    /// <exception cref="CommandException">The schema is wrong, or the name was not given.</exception>
    public static Task<ResetReport> Run(Project project, Request request, IInteraction interaction,
        CancellationToken ct) => Operation.Run(new ResetReport(), interaction, async report =>
    {
        Operation.Open(project, report, interaction);
        Operation.RequireSchema(project, report);
        var target = MigrationTarget.Of(project);
        report.Folder = project.Shown(target.Folder!.Path);
        interaction.Show(report);
        if (!request.NeedsNoConfirmation)
            Consent.ByName(interaction, $"Everything in {target.Url.Masked} is about to be dropped.",
                target.Url.DatabaseName, request.Confirm);

        var result = await target.Run(interaction, "Trying the migrations", true, engine => engine.Reset(ct))
            .ConfigureAwait(false);
        report.DatabaseCreated = result.DatabaseCreated;
        report.Applied = MigrationRun.AllOf(result.Applied);
        if (!request.SkipSeed)
            await SeedOperation.RunAfter(project, seed => report.Seed = seed, report, interaction, ct)
                .ConfigureAwait(false);
    });
}
