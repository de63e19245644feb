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
    /// <param name="terminal">Where to talk.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="CommandException">The schema is wrong, or the name is empty.</exception>
    public static async Task<int> Run(Project project, string name, Terminal terminal, CancellationToken ct)
    {
        project.RequireSchema(terminal);
        if (name.Trim().Length == 0)
            throw CommandException.BadInput("The migration's name is empty.", null,
                "Give a few words: --name add_users");
        var target = MigrationTarget.Of(project);
        var diagnosis = await target.Run(terminal, "Comparing migrations and history", false,
            engine => engine.Status(ct)).ConfigureAwait(false);
        MigrateStatusOperation.Show(diagnosis, project.Shown(target.Folder!.Path), terminal);

        var options = new DevOptions { Name = name, CreateOnly = true };
        var result = await target.Run(terminal, "Comparing the schema with the migrations", true,
            engine => engine.CreateMigration(options, ct)).ConfigureAwait(false);
        if (result.IsOfDatabase)
            terminal.Note("Compared with the database, which has every migration: to try these, "
                + "an empty database has to be named with --shadow-url, or as shadowDatabaseUrl in the datasource.");
        if (result is not { Name: { } written, Path: { } path })
        {
            terminal.Done("The schema has nothing that the migrations do not make; no migration was written.");
            return ExitCode.Done;
        }

        ChangeText.Show(terminal, result.Warnings);
        terminal.DataLine(project.Shown(path));
        terminal.Done(
            $"Migration {written} written ({ChangeText.Summary(result.Script)}). The database was looked at "
            + "only; nothing in it was changed.\n"
            + "Read the script and commit it, then apply it with: refract migrate deploy");
        return ExitCode.Done;
    }
}
