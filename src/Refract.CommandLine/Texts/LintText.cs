namespace Refract.CommandLine;

/// <summary>The text of <see cref="LintReport"/>.</summary>
internal static class LintText
{
    public static void Write(LintReport report, TextLines lines)
    {
        if (!report.IsComplete) return;
        foreach (var migration in report.Migrations)
            foreach (var statement in migration.Statements.Where(
                statement => statement.Locks.Count + statement.Findings.Count > 0))
                Write(migration.Path, statement, lines);
        var statements = report.Migrations.Sum(migration => migration.Statements.Count);
        if (report.Migrations.Count == 0)
        {
            lines.Done($"No migration in {report.Folder} is pending.");
            return;
        }

        var sum = $"{Words.Count(report.Migrations.Count, "migration")}, {Words.Count(statements, "statement")}: "
            + $"{Words.Count(report.ErrorCount, "error")}, {Words.Count(report.WarningCount, "warning")}"
            + $"{(report.IgnoredCount > 0 ? $", {report.IgnoredCount} ignored" : "")}.";
        if (report.ErrorCount == 0) lines.Done(sum);
        else lines.Say(sum);
    }

    private static void Write(string path, LintedStatement statement, TextLines lines)
    {
        lines.Say($"{path}({statement.Line}): {statement.Statement}");
        foreach (var held in statement.Locks)
            lines.Note($"  locks {held.Table}: {held.Mode}"
                + (held.Blocks.Length > 0 ? $"; {held.Blocks} wait" : "")
                + held.Work switch { "scan" => "; all rows are read", "rewrite" => "; all rows are written", _ => "" });
        foreach (var finding in statement.Findings)
        {
            lines.Finding($"  {finding.Level} {finding.Code}: {finding.Message}");
            if (finding.Safer is { } safer)
                lines.Say("    safer: " + safer.Replace("\n", "\n           ", StringComparison.Ordinal));
        }

        if (statement.Ignored.Count > 0) lines.Note($"  ignored: {string.Join(", ", statement.Ignored)}");
    }
}
