using Refract.Migrate.Engine;

namespace Refract.CommandLine;

/// <summary>Puts one migration in the place of several. Changes the folder, and no database.</summary>
public static class MigrateSquashOperation
{
    /// <summary>Squashes.</summary>
    /// <param name="project">The project.</param>
    /// <param name="until"><c>--until</c>: the last migration that is squashed; null for all.</param>
    /// <param name="name"><c>--name</c>: the new migration's name; null for <c>squashed</c>.</param>
    /// <param name="interaction">Who looks on.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="CommandException">There is nothing to squash, or a script does not run.</exception>
    public static Task<SquashReport> Run(Project project, string? until, string? name, IInteraction interaction,
        CancellationToken ct) => Operation.Run(new SquashReport(), interaction, async report =>
    {
        Operation.Open(project, report, interaction);
        Operation.RequireDatasource(project, report);
        interaction.Show(report);
        var options = new SquashOptions { Until = until, Name = name };
        var result = await MigrationTarget.Of(project).Run(interaction, "Trying the migrations", true,
            engine => engine.Squash(options, ct)).ConfigureAwait(false);
        report.Name = result.Name;
        report.Path = project.Shown(result.Path);
        report.Replaced = result.Replaced;
        report.WasResumed = result.WasResumed;
        report.Kept = result.Kept;
        report.Hints =
        [
            "Databases that have all of them take it over by themselves: refract migrate deploy, or migrate dev",
            "With another tool, per database: migrate resolve --applied " + result.Name,
        ];
    });
}
