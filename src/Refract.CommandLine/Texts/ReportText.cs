namespace Refract.CommandLine;

/// <summary>Reports as text for display: what all have in common, and then the printer of each.</summary>
internal static class ReportText
{
    public static IReadOnlyList<TextLine> Of(Report report)
    {
        var lines = new TextLines();
        foreach (var warning in report.Warnings) lines.Warn(warning);
        foreach (var note in report.Notes) lines.Note(note);
        if (report is DatabaseReport { Database: { } database }) Write(database, lines);
        if (report is SchemaReport { Diagnostics: { Count: > 0 } diagnostics })
            foreach (var finding in DiagnosticText.Of(diagnostics))
                lines.Finding(finding);
        Write(report, lines);
        return lines.All;
    }

    private static void Write(DatabaseInfo database, TextLines lines)
    {
        lines.Say($"Database: {database.Url} ({database.Origin})");
        if (database.IgnoredParameters.Count > 0)
            lines.Note(
                $"These parameters of the URL mean nothing here: {string.Join(", ", database.IgnoredParameters)}.");
    }

    private static void Write(Report report, TextLines lines)
    {
        switch (report)
        {
            case CompletionReport completion: CompletionText.Write(completion, lines); break;
            case CreateReport create: CreateText.Write(create, lines); break;
            case DeployReport deploy: DeployText.Write(deploy, lines); break;
            case DevReport dev: DevText.Write(dev, lines); break;
            case DiffReport diff: DiffText.Write(diff, lines); break;
            case DoctorReport doctor: DoctorText.Write(doctor, lines); break;
            case ErdReport erd: ErdText.Write(erd, lines); break;
            case ExecuteReport execute: ExecuteText.Write(execute, lines); break;
            case ExplainReport explain: ExplainText.Write(explain, lines); break;
            case FormatReport format: FormatText.Write(format, lines); break;
            case GenerateReport generate: GenerateText.Write(generate, lines); break;
            case InitReport init: InitText.Write(init, lines); break;
            case LintReport lint: LintText.Write(lint, lines); break;
            case PullReport pull: PullText.Write(pull, lines); break;
            case PushReport push: PushText.Write(push, lines); break;
            case ResetReport reset: ResetText.Write(reset, lines); break;
            case ResolveReport resolve: ResolveText.Write(resolve, lines); break;
            case SeedReport seed: SeedText.Write(seed, lines); break;
            case SquashReport squash: SquashText.Write(squash, lines); break;
            case StatusReport status: StatusText.Write(status, lines); break;
            case UndoReport undo: UndoText.Write(undo, lines); break;
            case ValidateReport validate: ValidateText.Write(validate, lines); break;
            case VersionReport version: VersionText.Write(version, lines); break;
            default: throw new InvalidOperationException($"There is no text for {report.GetType().Name}.");
        }
    }
}
