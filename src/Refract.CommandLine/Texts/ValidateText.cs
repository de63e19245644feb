using Refract.Schema.Diagnostics;

namespace Refract.CommandLine;

/// <summary>The text of <see cref="ValidateReport"/>.</summary>
internal static class ValidateText
{
    public static void Write(ValidateReport report, TextLines lines)
    {
        if (report.Error is { } error) lines.Error(error);
        if (!report.IsComplete || !report.Ok) return;
        var warnings = report.Diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Warning);
        lines.Done(
            $"The schema at {report.Schema} is valid: {Words.Count(report.Models, "model")}, "
            + $"{Words.Count(report.Enums, "enum")}, {Words.Count(report.Files, "file")}"
            + $"{(warnings > 0 ? ", " + Words.Count(warnings, "warning") : "")}.");
    }
}
