namespace Refract.CommandLine;

/// <summary>Applies pending migrations, and nothing else: for production and for pipelines.</summary>
public static class MigrateDeployOperation
{
    /// <summary>Applies what is pending.</summary>
    /// <exception cref="CommandException">The datasource is wrong.</exception>
    public static async Task<int> Run(Project project, Terminal terminal, CancellationToken ct)
    {
        project.RequireDatasource(terminal);
        var target = MigrationTarget.Of(project);
        var result = await target.Run(terminal, "Applying migrations", false, engine => engine.Deploy(ct))
            .ConfigureAwait(false);
        if (result.DatabaseCreated) terminal.Say("The database was missing and has been created.");
        ChangeText.ShowResumed(terminal, result.Resumed);
        ChangeText.Show(terminal, result.Applied);
        var folder = project.Shown(target.Folder!.Path);
        terminal.Done(result.Applied.Count > 0 ? $"{Words.Count(result.Applied.Count, "migration")} applied."
            : result.Total == 0 ? $"There are no migrations in {folder}; nothing was changed."
            : $"No migration is pending ({Words.Count(result.Total, "migration")} in {folder}); nothing was changed.");
        return ExitCode.Done;
    }
}
