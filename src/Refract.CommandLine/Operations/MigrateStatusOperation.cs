using Refract.Migrate.Engine;

namespace Refract.CommandLine;

/// <summary>Says how the folder of migrations and the database stand to one another. Changes nothing.</summary>
public static class MigrateStatusOperation
{
    /// <summary>Looks.</summary>
    /// <param name="project">The project.</param>
    /// <param name="lookForDrift">Whether to try the applied migrations on a shadow database and compare.</param>
    /// <param name="interaction">Who looks on.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="CommandException">The datasource is wrong, or the database cannot be read.</exception>
    public static Task<StatusReport> Run(Project project, bool lookForDrift, IInteraction interaction,
        CancellationToken ct) => Operation.Run(new StatusReport(), interaction, async report =>
    {
        Operation.Open(project, report, interaction);
        Operation.RequireDatasource(project, report);
        interaction.Show(report);
        var target = MigrationTarget.Of(project);
        var diagnosis = await target.Run(interaction, "Comparing migrations and history", lookForDrift,
            engine => lookForDrift ? engine.Diagnose(ct) : engine.Status(ct)).ConfigureAwait(false);
        Fill(report, diagnosis, project.Shown(target.Folder!.Path));
    });

    internal static void Fill(StatusReport report, MigrationDiagnosis diagnosis, string folder)
    {
        var history = diagnosis.History;
        report.UpToDate = diagnosis.IsUpToDate;
        report.DatabaseExists = diagnosis.DatabaseExists;
        report.HasHistory = diagnosis.HasHistory;
        report.IsUnmanaged = diagnosis.IsUnmanaged;
        report.Folder = folder;
        report.Total = diagnosis.Migrations.Migrations.Count;
        report.Applied = [.. history.Applied.Select(migration => migration.Name)];
        report.Pending = [.. history.Pending.Select(migration => migration.Name)];
        report.Failed = [.. history.Failed.Select(row => row.Name)];
        report.CutOff = [.. history.CutOff.Select(row => row.Name)];
        report.Edited = history.Edited;
        report.Missing = history.MissingOnDisk;
        report.Drift = diagnosis.Drift is { } drift ? Change.AllOf(drift) : null;
        report.Hints = diagnosis.IsUnmanaged
            ? ["If they are those of the first migrations, mark each of these with: refract migrate resolve "
                + "--applied NAME"]
            : diagnosis.IsUpToDate ? []
            : history.TakenOver.Count > 0 && history.Failed.Count == 0
                ? ["What a squash replaced is applied; write that into the history with: refract migrate deploy"]
            : history.Failed.Count > 0 ? ["Fix what failed, then run: refract migrate resolve"]
            : history.Pending.Count > 0 && diagnosis.DatabaseExists
                ? ["Apply what is pending with: refract migrate deploy"] : [];
    }
}
