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
    /// <param name="isPrint">Whether to return the whole schema and leave the files as they are.</param>
    /// <param name="interaction">Who looks on.</param>
    /// <param name="ct">Ends it.</param>
    /// <exception cref="CommandException">
    /// The schema has errors: what it means is needed to keep what still holds.
    /// </exception>
    public static Task<PullReport> Run(Project project, bool isPrint, IInteraction interaction,
        CancellationToken ct) => Operation.Run(new PullReport(), interaction, async report =>
    {
        Operation.Open(project, report, interaction);
        Operation.RequireSchema(project, report);
        interaction.Show(report);
        var pulled = await MigrationTarget.Of(project)
            .Run(interaction, "Reading the database", false, engine => engine.Pull(ct: ct)).ConfigureAwait(false);
        Finish(pulled, project.Folder, isPrint, report);
    });

    /// <summary>
    /// Pulls into a new schema where there is none: <c>--schema</c>, else <c>prisma/schema.prisma</c>. The database is
    /// that of <c>--url</c>, else of <c>DATABASE_URL</c>.
    /// </summary>
    /// <exception cref="CommandException">No database is named.</exception>
    public static Task<PullReport> RunNew(ProjectRequest request, bool isPrint, IInteraction interaction,
        CancellationToken ct) => Operation.Run(new PullReport(), interaction, async report =>
    {
        var path = request.Schema ?? NewFile;
        if (!path.EndsWith(".prisma", StringComparison.Ordinal))
            path = Path.Combine(path, "schema.prisma").Replace('\\', '/');
        var address = FindDatabase(request, report);
        Operation.Open(address, report, interaction);
        var pulled = await MigrationTarget.Of(address.Url)
            .Run(interaction, "Reading the database", false, engine => engine.Pull(path, ct)).ConfigureAwait(false);
        Finish(pulled, request.Folder, isPrint, report);
    });

    private static DatabaseAddress FindDatabase(ProjectRequest request, Report report)
        => SchemalessDatabase.Find(request, report)
            ?? throw CommandException.BadInput("There is no schema here, and no database is named to make one from.",
                $"{SchemalessDatabase.Variable} is not set. Looked in "
                    + $"{string.Join(", ", SchemalessDatabase.Variables(request).Places)}.",
                "Name the database with --url, or go to the project's folder.");

    private static void Finish(PulledSchema pulled, string folder, bool isPrint, PullReport report)
    {
        report.Warnings = [.. report.Warnings, .. pulled.Notes];
        report.LeftOut = [.. pulled.LeftOut.Select(thing =>
            new LeftOutThing(thing.Kind, thing.Name, thing.Table, thing.Namespace, thing.Detail))];
        if (isPrint)
        {
            // The whole schema, whether it differs from the files or not: the output is meant to take their place.
            report.Texts = [.. pulled.Files.Select(file => new SchemaText(file.Path, file.Text))];
            report.Changed = [.. pulled.ChangedPaths];
            return;
        }

        foreach (var file in pulled.Files.Where(file => pulled.ChangedPaths.Contains(file.Path)))
        {
            var path = Path.GetFullPath(file.Path, folder);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text, s_utf8);
            report.Changed = [.. report.Changed, file.Path];
        }

        report.IsWritten = true;
    }
}
