using System.Text;
using Refract.Migrate.Scaffolding;

namespace Refract.CommandLine;

/// <summary>
/// Rewrites the schema's files to match the database. What still holds keeps its text: files, order, comments and
/// names.
/// </summary>
public static class PullOperation
{
    private const string NewFile = "prisma/schema.prisma";

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Pulls into a schema that is there.</summary>
    /// <param name="project">The project.</param>
    /// <param name="isPrint">Whether to write the whole schema to the output and leave the disk alone.</param>
    /// <param name="terminal">Where to talk.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="CommandException">
    /// The schema has errors: what it means is needed to keep what still holds.
    /// </exception>
    public static async Task<int> Run(Project project, bool isPrint, Terminal terminal, CancellationToken ct)
    {
        project.RequireSchema(terminal);
        var pulled = await MigrationTarget.Of(project)
            .Run(terminal, "Reading the database", false, engine => engine.Pull(ct: ct)).ConfigureAwait(false);
        return Finish(pulled, project.Folder, isPrint, terminal);
    }

    /// <summary>
    /// Pulls into a new schema where there is none: <c>--schema</c>, else <c>prisma/schema.prisma</c>. The database is
    /// that of <c>--url</c>, else of <c>DATABASE_URL</c>.
    /// </summary>
    /// <exception cref="CommandException">No database is named.</exception>
    public static async Task<int> RunNew(ProjectRequest request, bool isPrint, Terminal terminal, CancellationToken ct)
    {
        var path = request.Schema ?? NewFile;
        if (!path.EndsWith(".prisma", StringComparison.Ordinal))
            path = Path.Combine(path, "schema.prisma").Replace('\\', '/');
        var address = FindDatabase(request, terminal);
        address.Announce(terminal);
        var pulled = await MigrationTarget.Of(address.Url)
            .Run(terminal, "Reading the database", false, engine => engine.Pull(path, ct)).ConfigureAwait(false);
        return Finish(pulled, request.Folder, isPrint, terminal);
    }

    private static DatabaseAddress FindDatabase(ProjectRequest request, Terminal terminal)
        => SchemalessDatabase.Find(request, terminal)
            ?? throw CommandException.BadInput("There is no schema here, and no database is named to make one from.",
                $"{SchemalessDatabase.Variable} is not set. Looked in "
                    + $"{string.Join(", ", SchemalessDatabase.Variables(request).Places)}.",
                "Name the database with --url, or go to the project's folder.");

    private static int Finish(PulledSchema pulled, string folder, bool isPrint, Terminal terminal)
    {
        if (isPrint) Print(pulled, terminal);
        else Write(pulled, folder, terminal);

        foreach (var note in pulled.Notes) terminal.Warn(note);
        terminal.Done(pulled.ChangedPaths.Count == 0 ? "The schema already matches the database; nothing was changed."
            : isPrint ? "Nothing was written: --print."
            : $"The schema matches the database now ({Words.Count(pulled.ChangedPaths.Count, "file")} written).");
        return ExitCode.Done;
    }

    /// <summary>
    /// The whole schema, whether it differs from the files or not: the output is meant to take their place.
    /// </summary>
    private static void Print(PulledSchema pulled, Terminal terminal)
    {
        foreach (var file in pulled.Files)
        {
            if (pulled.Files.Count > 1) terminal.Note("// " + file.Path);
            terminal.Data(file.Text.EndsWith('\n') ? file.Text : file.Text + "\n");
        }
    }

    private static void Write(PulledSchema pulled, string folder, Terminal terminal)
    {
        foreach (var file in pulled.Files.Where(file => pulled.ChangedPaths.Contains(file.Path)))
        {
            var path = Path.GetFullPath(file.Path, folder);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text, s_utf8);
            terminal.Say("Wrote " + file.Path);
        }
    }
}
