using Refract.Generator.SqlFiles;
using Refract.Relational.Contracts;
using Refract.Schema;
using Refract.Schema.Diagnostics;

namespace Refract.CommandLine;

/// <summary>Checks the SQL files of a project with its database.</summary>
internal static class SqlFilesCheck
{
    /// <summary>Checks all files, and returns them with the records that they should have.</summary>
    /// <exception cref="CommandException">There are no files, or something is wrong with one.</exception>
    public static async Task<IReadOnlyList<SqlSource>> Run(Project project, PrismaSchema schema, SqlFolder folder,
        GenerateReport report, IInteraction interaction, CancellationToken ct)
    {
        if (folder.Sources.Count == 0)
            throw CommandException.BadInput("There are no SQL files.",
                $"Looked in {project.Shown(folder.Path)} for files that end in {SqlSource.Extension}.",
                "Write one, or name another folder as \"sql\" in refract.json.");
        Operation.Open(project, report, interaction);
        var url = project.Connections().ForMigrations().Url;
        var provider = Providers.Of(url);
        var findings = new List<SchemaDiagnostic>();
        var checkedFiles = await interaction.Progress("Checking SQL files", async progress =>
        {
            var database = await provider.Open(url, ct).ConfigureAwait(false);
            await using var _ = database.ConfigureAwait(false);
            return await Check(schema, folder, database, provider.Rules, findings.Add, report, progress, ct)
                .ConfigureAwait(false);
        }).ConfigureAwait(false);
        report.Diagnostics = [.. report.Diagnostics, .. findings];
        var wrong = findings.Select(finding => finding.Location.File.Path).Distinct().Count();
        return wrong == 0 ? checkedFiles : throw CommandException.BadInput(
            $"{Words.Count(wrong, "SQL file")} cannot be used; nothing was written.", null,
            "Fix what is named above. Each code has a page under docs/rules: refract explain "
                + $"{findings[0].Code}");
    }

    private static async Task<IReadOnlyList<SqlSource>> Check(PrismaSchema schema, SqlFolder folder,
        IMigrationDatabase database, StructureRules rules, Action<SchemaDiagnostic> found, GenerateReport report,
        IProgress<string> progress, CancellationToken ct)
    {
        var types = new SqlTypes(schema, rules, database.DefaultNamespace);
        var tables = SchemaTable.Of(schema);
        var sources = new List<SqlSource>();
        foreach (var source in folder.Sources)
        {
            progress.Report($"Checking {source.Path}");
            var isWrong = false;
            var file = SqlFileText.Read(source, types.IsEnum, finding =>
            {
                isWrong = true;
                found(finding);
            });
            if (file.Header.Database is { } only && only != rules.Name)
            {
                report.Notes = [.. report.Notes, $"{source.Path} is for {only} alone and was not checked."];
                sources.Add(source);
                continue;
            }

            report.SqlFiles = [.. report.SqlFiles, source.Path];
            if (isWrong) continue;
            var record = await new SqlFileCheck(file, database, rules, types).Run(tables, ct).ConfigureAwait(false);
            if (record is not null) sources.Add(source with { Record = record.Write() });
        }

        return sources;
    }
}
