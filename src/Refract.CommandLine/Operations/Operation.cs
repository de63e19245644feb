using Refract.Schema;
using Refract.Schema.Diagnostics;

namespace Refract.CommandLine;

/// <summary>What all operations have in common: how they begin, and how they fail.</summary>
internal static class Operation
{
    /// <summary>
    /// Runs an operation, which fills in its report. Whatever goes wrong is a <see cref="CommandException"/> that has
    /// the report so far.
    /// </summary>
    public static async Task<TReport> Run<TReport>(TReport report, IInteraction interaction, Func<TReport, Task> work)
        where TReport : Report
    {
        try
        {
            await work(report).ConfigureAwait(false);
            report.IsComplete = true;
            return report;
        }
        catch (OperationCanceledException)
        {
            report.FailedWith = ExitCode.Interrupted;
            interaction.Show(report);
            throw;
        }
        catch (Exception error)
        {
            throw WithReport(error, report);
        }
    }

    /// <inheritdoc cref="Run{TReport}(TReport, IInteraction, Func{TReport, Task})"/>
    public static TReport Run<TReport>(TReport report, Action<TReport> work)
        where TReport : Report
    {
        try
        {
            work(report);
            report.IsComplete = true;
            return report;
        }
        catch (Exception error)
        {
            throw WithReport(error, report);
        }
    }

    /// <summary>Finds the database for migrations, and says so before anything is done to it.</summary>
    /// <exception cref="CommandException">None is named, or the datasource has errors.</exception>
    public static void Open(Project project, DatabaseReport report, IInteraction interaction)
    {
        var connections = Connections(project, report);
        report.Warnings = connections.Warnings;
        report.Notes = [.. connections.Notes()];
        Open(connections.ForMigrations(), report, interaction);
    }

    /// <summary>The databases of a project.</summary>
    /// <exception cref="CommandException">
    /// The datasource has errors, so that it may name any database, and no <c>--url</c> names one.
    /// </exception>
    public static Connections Connections(Project project, SchemaReport report)
    {
        if (project.Request.Url is null && !project.Result.IsValid && !project.HasDatasourceWithErrorsElsewhere)
            RequireSchema(project, report);
        return project.Connections();
    }

    /// <summary>Says which database it is before anything is done to it.</summary>
    public static void Open(DatabaseAddress address, DatabaseReport report, IInteraction interaction)
    {
        report.Database = new DatabaseInfo(Providers.Of(address.Url).Rules.Name, address.Url.Masked, address.Origin,
            address.Url.IgnoredParameters);
        interaction.Show(report);
    }

    /// <summary>Requires a schema without errors.</summary>
    /// <exception cref="CommandException">It has errors; the report holds them.</exception>
    public static PrismaSchema RequireSchema(Project project, SchemaReport report)
    {
        report.Diagnostics =
            [.. project.Result.Diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Info)];
        return project.RequireSchema();
    }

    /// <summary>
    /// Requires no more of the schema than its datasource: errors elsewhere are a warning, because the migrations that
    /// are applied were made from a schema that was right, perhaps by another program.
    /// </summary>
    /// <exception cref="CommandException">The datasource has errors; the report holds them.</exception>
    public static void RequireDatasource(Project project, SchemaReport report)
    {
        if (project.HasDatasourceWithErrorsElsewhere)
            report.Warnings = [.. report.Warnings, project.ErrorsElsewhere()];
        else RequireSchema(project, report);
    }

    private static CommandException WithReport(Exception error, Report report)
    {
        var explained = Failure.Explain(error);
        report.FailedWith = explained.ExitCode;
        explained.Report ??= report;
        return explained;
    }
}
