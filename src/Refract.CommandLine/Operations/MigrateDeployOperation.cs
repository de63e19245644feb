namespace Refract.CommandLine;

/// <summary>Applies pending migrations, and nothing else: for production and for pipelines.</summary>
public static class MigrateDeployOperation
{
    /// <summary>How to apply.</summary>
    public sealed record Request
    {
        /// <summary><c>--dry-run</c>: say what would run, and change nothing.</summary>
        public bool DryRun { get; init; }

        /// <summary><c>--script</c>: with <see cref="DryRun"/>, return the SQL, too.</summary>
        public bool WithScript { get; init; }

        /// <summary>
        /// <c>--lock-timeout</c>: how long statements wait for locks of other sessions (<c>5s</c>, <c>500ms</c>,
        /// <c>2min</c>); null for as long as the database has it.
        /// </summary>
        public string? LockTimeout { get; init; }

        /// <summary><c>--contract</c>: take away what running programs may use.</summary>
        public bool Contract { get; init; }
    }

    /// <summary>Applies what is pending.</summary>
    /// <exception cref="CommandException">The datasource is wrong, or a migration failed.</exception>
    public static Task<DeployReport> Run(Project project, IInteraction interaction, CancellationToken ct) =>
        Run(project, new Request(), interaction, ct);

    /// <summary>Applies what is pending, or says what would be applied.</summary>
    /// <exception cref="CommandException">The datasource is wrong, or a migration failed.</exception>
    public static Task<DeployReport> Run(Project project, Request request, IInteraction interaction,
        CancellationToken ct) =>
        Operation.Run(new DeployReport(), interaction, async report =>
    {
        if (request is { WithScript: true, DryRun: false })
            throw CommandException.BadInput("--script is for a dry run.", null, "Add --dry-run, or leave it out.");
        var lockTimeout = Duration.Parse(request.LockTimeout, "--lock-timeout");
        Operation.Open(project, report, interaction);
        Operation.RequireDatasource(project, report);
        var target = MigrationTarget.Of(project);
        report.Folder = project.Shown(target.Folder!.Path);
        interaction.Show(report);
        if (request.DryRun)
        {
            await DryRun(report, request, target, interaction, ct).ConfigureAwait(false);
            return;
        }

        var result = await target.Run(interaction, "Applying migrations", false, engine => engine.Deploy(ct),
            lockTimeout, request.Contract).ConfigureAwait(false);
        report.DatabaseCreated = result.DatabaseCreated;
        report.Total = result.Total;
        report.TakenOver = result.TakenOver;
        report.Resumed = result.Resumed;
        report.Applied = MigrationRun.AllOf(result.Applied);
        if (result.History is not { } history) return;
        report.Edited = history.Edited;
        report.Missing = history.MissingOnDisk;
        report.IsOtherHistory = history.MissingOnDisk.Count > 0 && history.Applied.Count == result.Applied.Count;
    });

    private static async Task DryRun(DeployReport report, Request request, MigrationTarget target,
        IInteraction interaction, CancellationToken ct)
    {
        report.DryRun = true;
        var diagnosis = await target.Run(interaction, "Comparing migrations and history", false,
            engine => engine.DryDeploy(ct), mayContract: request.Contract).ConfigureAwait(false);
        var history = diagnosis.History;
        var pending = history.Pending.Except(history.TakenOver).ToArray();
        report.Total = diagnosis.Migrations.Migrations.Count;
        report.Pending = [.. pending.Select(migration => migration.Name)];
        report.TakenOver = [.. history.TakenOver.Select(migration => migration.Name)];
        report.Edited = history.Edited;
        report.Missing = history.MissingOnDisk;
        report.IsOtherHistory = history.IsOfAnotherProject;
        if (request.WithScript)
            report.Script = string.Concat(pending.Select(migration =>
                $"-- Migration {migration.Name}\n{migration.Text.ReplaceLineEndings("\n").TrimEnd()}\n\n"));
    }
}
