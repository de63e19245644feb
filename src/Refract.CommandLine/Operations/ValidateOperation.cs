using System.Text.Json;
using Refract.Schema.Diagnostics;

namespace Refract.CommandLine;

/// <summary>Checks a schema and reports everything that is wrong with it.</summary>
public static class ValidateOperation
{
    /// <summary>Checks; for people.</summary>
    /// <exception cref="CommandException">The schema has errors; they have been shown.</exception>
    public static int Run(Project project, Terminal terminal)
    {
        DiagnosticText.Show(terminal, project.Result.Diagnostics);
        if (!project.Result.IsValid) throw project.InvalidSchema();
        var schema = project.Result.Schema;
        var models = schema.Models.Count(model => !model.IsView);
        var warnings = project.Result.Diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning);
        terminal.Done($"The schema at {project.ShownSchemaPath} is valid: {Words.Count(models, "model")}, {Words.Count(schema.Enums.Count, "enum")}, "
            + $"{Words.Count(project.Files.Count, "file")}{(warnings > 0 ? ", " + Words.Count(warnings, "warning") : "")}.");
        return ExitCode.Done;
    }

    /// <summary>Checks; for programs: writes one JSON object to the output, whatever the answer. Lines and columns count from 1; the end is after the last character.</summary>
    public static int RunAsJson(Project project, Terminal terminal)
    {
        JsonText.Write(terminal, json =>
        {
            json.WriteBoolean("ok", project.Result.IsValid);
            json.WriteStartArray("diagnostics");
            foreach (var diagnostic in project.Result.Diagnostics) Write(json, diagnostic);
            json.WriteEndArray();
        });
        return project.Result.IsValid ? ExitCode.Done : ExitCode.BadInput;
    }

    private static void Write(Utf8JsonWriter json, SchemaDiagnostic diagnostic)
    {
        var (line, column) = diagnostic.Location.Start;
        var (endLine, endColumn) = diagnostic.Location.End;
        json.WriteStartObject();
        json.WriteString("severity", diagnostic.Severity.ToString().ToLowerInvariant());
        json.WriteString("code", diagnostic.Code);
        json.WriteString("message", diagnostic.Message);
        json.WriteString("file", diagnostic.Location.File.Path);
        json.WriteNumber("line", line);
        json.WriteNumber("column", column);
        json.WriteNumber("endLine", endLine);
        json.WriteNumber("endColumn", endColumn);
        json.WriteEndObject();
    }
}
