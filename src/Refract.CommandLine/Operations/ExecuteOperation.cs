namespace Refract.CommandLine;

/// <summary>Runs SQL on a database.</summary>
public static class ExecuteOperation
{
    /// <summary>
    /// Runs a script of any number of statements on a project's database. It takes effect as a whole, unless it brings
    /// its own BEGIN and COMMIT.
    /// </summary>
    /// <exception cref="CommandException">The script is empty, or a statement failed.</exception>
    public static Task<ExecuteReport> Run(Project project, string script, IInteraction interaction,
        CancellationToken ct) => Operation.Run(new ExecuteReport(), interaction, report =>
    {
        Operation.Open(project, report, interaction);
        return Run(project.Connections().ForMigrations(), script, report, interaction, ct);
    });

    /// <summary>The same on a database that is named; no schema is needed.</summary>
    /// <exception cref="CommandException">The script is empty, or a statement failed.</exception>
    public static Task<ExecuteReport> Run(DatabaseAddress address, string script, IInteraction interaction,
        CancellationToken ct) => Operation.Run(new ExecuteReport(), interaction, report =>
    {
        Operation.Open(address, report, interaction);
        return Run(address, script, report, interaction, ct);
    });

    private static async Task Run(DatabaseAddress address, string script, ExecuteReport report,
        IInteraction interaction, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(script))
            throw CommandException.BadInput("The script is empty.", null,
                "Give it with --file PATH or on stdin with --stdin.");
        report.IsDone = await MigrationTarget.Of(address.Url).Run(interaction, "Running the script", false,
            async engine =>
        {
            await engine.Execute(script, ct).ConfigureAwait(false);
            return true;
        }).ConfigureAwait(false);
    }
}
