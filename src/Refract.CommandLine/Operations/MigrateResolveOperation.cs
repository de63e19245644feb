namespace Refract.CommandLine;

/// <summary>
/// Corrects the history by hand, after a failed migration was fixed or for a baseline. Runs no migration.
/// </summary>
public static class MigrateResolveOperation
{
    /// <summary>Writes that a migration is in the database, or that a failed one is not.</summary>
    /// <param name="project">The project.</param>
    /// <param name="applied"><c>--applied</c>: the migration's name, or null.</param>
    /// <param name="rolledBack"><c>--rolled-back</c>: the migration's name, or null.</param>
    /// <param name="interaction">Who looks on.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="CommandException">Neither or both names were given.</exception>
    public static Task<ResolveReport> Run(Project project, string? applied, string? rolledBack,
        IInteraction interaction, CancellationToken ct) =>
        Operation.Run(new ResolveReport(), interaction, async report =>
    {
        Operation.Open(project, report, interaction);
        if ((applied is null) == (rolledBack is null))
            throw CommandException.BadInput("Exactly one of --applied and --rolled-back is needed.", null,
                "--applied NAME: the migration's changes are in the database. --rolled-back NAME: they are "
                    + "not, and it is to be applied again.");
        Operation.RequireDatasource(project, report);
        interaction.Show(report);
        await MigrationTarget.Of(project).Run(interaction, "Correcting the history", false, async engine =>
        {
            if (applied is not null) await engine.ResolveApplied(applied, ct).ConfigureAwait(false);
            else await engine.ResolveRolledBack(rolledBack!, ct).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
        report.Applied = applied;
        report.RolledBack = rolledBack;
    });
}
