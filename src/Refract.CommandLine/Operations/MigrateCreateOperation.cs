using Refract.Migrate.Engine;

namespace Refract.CommandLine;

/// <summary>
/// Writes a migration for what is new in the schema and applies nothing: for a database that is only looked at, such as
/// production. How it stands to the migrations is said first.
/// </summary>
public static class MigrateCreateOperation
{
    /// <summary>Writes the migration.</summary>
    /// <param name="project">The project, with the database to look at.</param>
    /// <param name="name">The new migration's name.</param>
    /// <param name="interaction">Who looks on.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="CommandException">The schema is wrong, or the name is empty.</exception>
    public static Task<CreateReport> Run(Project project, string name, IInteraction interaction,
        CancellationToken ct) => Operation.Run(new CreateReport(), interaction, async report =>
    {
        Operation.Open(project, report, interaction);
        Operation.RequireSchema(project, report);
        if (name.Trim().Length == 0)
            throw CommandException.BadInput("The migration's name is empty.", null,
                "Give a few words: --name add_users");
        var target = MigrationTarget.Of(project);
        var diagnosis = await target.Run(interaction, "Comparing migrations and history", false,
            engine => engine.Status(ct)).ConfigureAwait(false);
        var status = new StatusReport { Database = report.Database };
        MigrateStatusOperation.Fill(status, diagnosis, project.Shown(target.Folder!.Path));
        status.IsComplete = true;
        report.Status = status;
        interaction.Show(report);

        var options = new DevOptions { Name = name, CreateOnly = true };
        var result = await target.Run(interaction, "Comparing the schema with the migrations", true,
            engine => engine.CreateMigration(options, ct)).ConfigureAwait(false);
        if (result.IsOfDatabase)
            report.Notes =
            [
                .. report.Notes,
                "Compared with the database, which has every migration: to try these, an empty database has to be "
                    + "named with --shadow-url, or as shadowDatabaseUrl in the datasource.",
            ];
        report.Risks = RowRisk.AllOf(result.Warnings);
        if (result is not { Name: { } written, Path: { } path }) return;
        report.Created = new NewMigration(written, project.Shown(path), false, Change.AllOf(result.Script));
        report.Hints = ["Read the script and commit it, then apply it with: refract migrate deploy"];
    });
}
