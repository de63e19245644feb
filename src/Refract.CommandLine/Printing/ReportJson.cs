using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Refract.CommandLine;

/// <summary>
/// Reports and errors as JSON documents: indented, names in camel case, every name always there. A failure's document
/// is <see cref="FailureReport"/>.
/// </summary>
[JsonSerializable(typeof(CompletionReport))]
[JsonSerializable(typeof(CreateReport))]
[JsonSerializable(typeof(DeployReport))]
[JsonSerializable(typeof(DevReport))]
[JsonSerializable(typeof(DiffReport))]
[JsonSerializable(typeof(DoctorReport))]
[JsonSerializable(typeof(ErdReport))]
[JsonSerializable(typeof(ExecuteReport))]
[JsonSerializable(typeof(ExplainReport))]
[JsonSerializable(typeof(FailureReport))]
[JsonSerializable(typeof(FormatReport))]
[JsonSerializable(typeof(GenerateReport))]
[JsonSerializable(typeof(InitReport))]
[JsonSerializable(typeof(LintReport))]
[JsonSerializable(typeof(PullReport))]
[JsonSerializable(typeof(PushReport))]
[JsonSerializable(typeof(ResetReport))]
[JsonSerializable(typeof(ResolveReport))]
[JsonSerializable(typeof(SeedReport))]
[JsonSerializable(typeof(SquashReport))]
[JsonSerializable(typeof(StatusReport))]
[JsonSerializable(typeof(UndoReport))]
[JsonSerializable(typeof(ValidateReport))]
[JsonSerializable(typeof(VersionReport))]
internal sealed partial class ReportJson : JsonSerializerContext
{
    private static readonly ReportJson s_documents = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The document of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="renamed">What this program calls the commands that a text speaks of.</param>
    public static string Write(Report report, Func<string, string> renamed) =>
        JsonSerializer.Serialize(Renamed(report, renamed), report.GetType(), s_documents);

    /// <summary>The document of an error.</summary>
    public static string Write(CommandException error, Func<string, string> renamed)
    {
        var block = new ErrorReport(error.Code, renamed(error.Message), Renamed(error.Why), Renamed(error.Next),
            error.ExitCode);
        var soFar = error.Report is { } report ? ReportJson.Renamed(report, renamed) : null;
        return JsonSerializer.Serialize(new FailureReport(block, soFar), typeof(FailureReport), s_documents);

        string? Renamed(string? text) => text is null ? null : renamed(text);
    }

    private static Report Renamed(Report report, Func<string, string> renamed) => report with
    {
        Warnings = [.. report.Warnings.Select(renamed)],
        Notes = [.. report.Notes.Select(renamed)],
        Hints = [.. report.Hints.Select(renamed)],
    };
}
