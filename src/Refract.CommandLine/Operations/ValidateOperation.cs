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
        var diagnostics = Diagnostics(project);
        DiagnosticText.Show(terminal, diagnostics);
        if (!IsValid(diagnostics)) throw project.InvalidSchema(diagnostics: diagnostics);
        var schema = project.Result.Schema;
        var models = schema.Models.Count(model => !model.IsView);
        var warnings = diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning);
        terminal.Done(
            $"The schema at {project.ShownSchemaPath} is valid: {Words.Count(models, "model")}, "
            + $"{Words.Count(schema.Enums.Count, "enum")}, "
            + $"{Words.Count(project.Files.Count, "file")}"
            + $"{(warnings > 0 ? ", " + Words.Count(warnings, "warning") : "")}.");
        return ExitCode.Done;
    }

    /// <summary>
    /// Checks; for programs: writes one JSON object to the output, whatever the answer. Lines and columns count from 1;
    /// the end is after the last character.
    /// </summary>
    public static int RunAsJson(Project project, Terminal terminal)
    {
        var diagnostics = Diagnostics(project);
        JsonText.Write(terminal, json =>
        {
            json.WriteBoolean("ok", IsValid(diagnostics));
            json.WriteStartArray("diagnostics");
            foreach (var diagnostic in diagnostics) Write(json, diagnostic);
            json.WriteEndArray();
        });
        return IsValid(diagnostics) ? ExitCode.Done : ExitCode.BadInput;
    }

    /// <summary>Those of the schema, and those of the names that it has in C#.</summary>
    private static IReadOnlyList<SchemaDiagnostic> Diagnostics(Project project) =>
        [.. project.Result.Diagnostics, .. GenerateOperation.FindingsOf(project)];

    private static bool IsValid(IEnumerable<SchemaDiagnostic> diagnostics) =>
        diagnostics.All(diagnostic => diagnostic.Severity != DiagnosticSeverity.Error);

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
