using Refract.Schema.Diagnostics;

namespace Refract.CommandLine;

/// <summary>Checks a schema and reports everything that is wrong with it.</summary>
public static class ValidateOperation
{
    /// <summary>Checks. A schema with errors has a report, too.</summary>
    public static ValidateReport Run(Project project) => Operation.Run(new ValidateReport(), report =>
    {
        report.Schema = project.ShownSchemaPath;
        // Those of the schema, and those of the names that it has in C#.
        report.Diagnostics = [.. project.Result.Diagnostics, .. GenerateOperation.FindingsOf(project)];
        var schema = project.Result.Schema;
        report.Models = schema.Models.Count(model => !model.IsView);
        report.Enums = schema.Enums.Count;
        report.Files = project.Files.Count;
        report.Ok = report.Diagnostics.All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);
        if (!report.Ok) report.Error = project.InvalidSchema(diagnostics: report.Diagnostics);
    });
}
