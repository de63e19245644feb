namespace Refract.CommandLine;

/// <summary>
/// Looks at everything that commands depend on, and says what is wrong and what to do. Changes nothing; drift is looked
/// for in a shadow database, which is made for the moment.
/// </summary>
public static class DoctorOperation
{
    /// <summary>Looks.</summary>
    /// <param name="request">How to find the project. A missing one is a finding.</param>
    /// <param name="program">The version of the program that asks, to compare packages with; null for none.</param>
    /// <param name="interaction">Who looks on.</param>
    /// <param name="ct">Ends it.</param>
    public static Task<DoctorReport> Run(ProjectRequest request, string? program, IInteraction interaction,
        CancellationToken ct) => Operation.Run(new DoctorReport(), interaction, async report =>
    {
        var checks = new DoctorChecks(report, interaction);
        await checks.Add("sdk", () => ToolChecks.Sdk(request.Folder, ct)).ConfigureAwait(false);
        checks.Add("packages", () => ToolChecks.Packages(request.Folder, program));
        checks.Add("refract.json", () => ProjectChecks.Settings(request));
        Project? project = null;
        checks.Add("schema", () => ProjectChecks.Schema(project = Project.Find(request)));
        if (project is null) return;
        checks.Add("indexes", () => ProjectChecks.Indexes(project));
        DatabaseAddress? address = null;
        checks.Add("url", () => ProjectChecks.Url(project, out address));
        if (address is not null) await new DatabaseChecks(project, address, checks, interaction).Run(ct)
            .ConfigureAwait(false);
        if (!project.Result.IsValid) return;
        await checks.Add("client", () => ClientChecks.Files(project, ct)).ConfigureAwait(false);
        if (address is not null)
            await checks.Add("sql files", () => ClientChecks.SqlFiles(project, ct)).ConfigureAwait(false);
    });
}
