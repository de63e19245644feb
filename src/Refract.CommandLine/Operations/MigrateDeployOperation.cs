namespace Refract.CommandLine;

/// <summary>Applies pending migrations, and nothing else: for production and for pipelines.</summary>
public static class MigrateDeployOperation
{
    /// <summary>Applies what is pending.</summary>
    /// <exception cref="CommandException">The datasource is wrong, or a migration failed.</exception>
    public static Task<DeployReport> Run(Project project, IInteraction interaction, CancellationToken ct) =>
        Operation.Run(new DeployReport(), interaction, async report =>
    {
        Operation.Open(project, report, interaction);
        Operation.RequireDatasource(project, report);
        var target = MigrationTarget.Of(project);
        report.Folder = project.Shown(target.Folder!.Path);
        interaction.Show(report);
        var result = await target.Run(interaction, "Applying migrations", false, engine => engine.Deploy(ct))
            .ConfigureAwait(false);
        report.DatabaseCreated = result.DatabaseCreated;
        report.Total = result.Total;
        report.Resumed = result.Resumed;
        report.Applied = MigrationRun.AllOf(result.Applied);
        if (result.History is not { } history) return;
        report.Edited = history.Edited;
        report.Missing = history.MissingOnDisk;
        report.IsOtherHistory = history.MissingOnDisk.Count > 0 && history.Applied.Count == result.Applied.Count;
    });
}
