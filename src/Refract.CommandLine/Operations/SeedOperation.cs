namespace Refract.CommandLine;

/// <summary>
/// Fills the database by the seed that <c>refract.json</c> or <c>prisma.config.ts</c> names: a command, or a SQL
/// script.
/// </summary>
public static class SeedOperation
{
    /// <summary>Runs the seed.</summary>
    /// <exception cref="CommandException">There is no seed, or it failed.</exception>
    public static Task<SeedReport> Run(Project project, IInteraction interaction, CancellationToken ct) =>
        Operation.Run(new SeedReport(), interaction, async report =>
    {
        Operation.Open(project, report, interaction);
        if (project.Seed is null)
            throw CommandException.BadInput("No seed is named.",
                project.PrismaConfig?.Computed.Contains("migrations.seed") == true
                    ? $"{project.Shown(project.PrismaConfig.Path)} computes migrations.seed; only a literal is read."
                    : "Neither refract.json nor prisma.config.ts names one.",
                "Name a command or a SQL script in refract.json: { \"seed\": \"dotnet run --project seed\" }, or "
                    + "{ \"seed\": \"seed.sql\" }");
        await RunAfter(project, seed => report.Seed = seed, report, interaction, ct).ConfigureAwait(false);
    });

    /// <summary>Runs the seed after a reset, if there is one.</summary>
    internal static async Task RunAfter(Project project, Action<SeedRun> note, Report report,
        IInteraction interaction, CancellationToken ct)
    {
        if (project.Seed is not { } seed) return;
        note(new SeedRun(seed.Text, null));
        interaction.Show(report);
        var address = project.Connections().ForMigrations();
        if (seed.Script is { } path)
        {
            var script = File.Exists(path) ? await File.ReadAllTextAsync(path, ct).ConfigureAwait(false)
                : throw CommandException.BadInput($"There is no seed script at {project.Shown(path)}.",
                    $"It is named by {seed.Origin}.", "Write it, or correct the path.");
            await MigrationTarget.Of(address.Url).Run(interaction, "Running the seed", false, async engine =>
            {
                await engine.Execute(script, ct).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            return;
        }

        var exitCode = await SeedProcess.Run(seed, project.Connections().Main(), interaction, ct)
            .ConfigureAwait(false);
        note(new SeedRun(seed.Text, exitCode));
        if (exitCode != 0)
            throw CommandException.Failed($"The seed ended with exit code {exitCode}.",
                $"It is the command `{seed.Text}`, named by {seed.Origin}.",
                "What it wrote is above. Fix it, then run: refract db seed");
    }
}
