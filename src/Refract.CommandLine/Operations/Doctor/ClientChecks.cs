namespace Refract.CommandLine;

/// <summary>Whether generated code and records are those of the schema.</summary>
internal static class ClientChecks
{
    public static async Task<DoctorFinding?> Files(Project project, CancellationToken ct)
    {
        var report = await GenerateOperation.Run(project, new GenerateOperation.Request { IsCheck = true },
            NoInteraction.Instance, ct).ConfigureAwait(false);
        if (report.Files.Count == 0) return null;
        var stale = report.Written.Count + report.Deleted.Count;
        if (stale > 0)
            return DoctorFinding.Doubtful(
                $"{Words.Count(stale, "file")} in {report.Folder} are not those of the schema.",
                "Write them again with: refract generate");
        if (Directory.Exists(Path.GetFullPath(report.Folder, project.Folder)))
            return DoctorFinding.Fine($"The files in {report.Folder} are those of the schema.");
        if (Build(project) is not { } built)
            return DoctorFinding.Fine("The build makes the client; no build is here to compare.");
        var changed = project.Files.Select(file => new FileInfo(project.FullPath(file)))
            .Where(file => file.LastWriteTimeUtc > built.LastWriteTimeUtc).Select(file => file.Name).ToArray();
        return changed.Length == 0
            ? DoctorFinding.Fine($"{project.Shown(built.FullName)} is newer than the schema.")
            : DoctorFinding.Doubtful($"{project.Shown(built.FullName)} was built before {string.Join(", ", changed)} "
                + "changed.", "Build again: dotnet build");
    }

    public static async Task<DoctorFinding?> SqlFiles(Project project, CancellationToken ct)
    {
        if (SqlFolder.Read(project).Sources.Count == 0) return null;
        var report = await GenerateOperation.Run(project,
            new GenerateOperation.Request { IsCheck = true, Sql = true }, NoInteraction.Instance, ct)
            .ConfigureAwait(false);
        string[] stale = [.. report.RecordsWritten, .. report.RecordsDeleted];
        return stale.Length == 0
            ? DoctorFinding.Fine($"{Words.Count(report.SqlFiles.Count, "SQL file")}, with records that are up to date.")
            : DoctorFinding.Doubtful($"Out of date: {string.Join(", ", stale)}.",
                "Check them with the database: refract generate --sql");
    }

    /// <summary>The newest assembly that was built of the project here, or null.</summary>
    private static FileInfo? Build(Project project)
    {
        var name = Directory.GetFiles(project.Folder, "*.csproj").Order(StringComparer.Ordinal)
            .Select(Path.GetFileNameWithoutExtension).FirstOrDefault();
        var output = Path.Combine(project.Folder, "bin");
        return name is null || !Directory.Exists(output) ? null
            : Directory.EnumerateFiles(output, name + ".dll", SearchOption.AllDirectories)
                .Select(path => new FileInfo(path)).MaxBy(file => file.LastWriteTimeUtc);
    }
}
