namespace Refract.CommandLine;

/// <summary>The text of <see cref="GenerateReport"/>.</summary>
internal static class GenerateText
{
    public static void Write(GenerateReport report, TextLines lines)
    {
        if (report.IsCheck)
        {
            WriteCheck(report, lines);
            return;
        }

        if (report.IsOfSql)
        {
            foreach (var record in report.RecordsWritten) lines.Say("Wrote " + record);
            foreach (var record in report.RecordsDeleted) lines.Say("Deleted " + record);
        }

        if (!report.IsComplete) return;
        if (report.IsOfSql)
            lines.Done($"{Words.Count(report.SqlFiles.Count, "SQL file")} checked: {report.RecordsWritten.Count} "
                + $"recorded, {report.SqlFiles.Count - report.RecordsWritten.Count} unchanged.");
        lines.Done(
            $"{Words.Count(report.Files.Count, "file")} in {report.Folder}: {report.Written.Count} written, "
                + $"{report.Files.Count - report.Written.Count} unchanged, {report.Deleted.Count} deleted.");
    }

    private static void WriteCheck(GenerateReport report, TextLines lines)
    {
        foreach (var record in report.RecordsWritten.Concat(report.RecordsDeleted)) lines.DataLine(record);
        foreach (var file in report.Written.Concat(report.Deleted)) lines.DataLine($"{report.Folder}/{file}");
        if (!report.IsComplete) return;
        if (report.Changes == 0) lines.Done("Everything that is generated is up to date.");
        else
            lines.Say($"{Words.Count(report.Changes, "file")} out of date. Write them with: refract generate"
                + (report.IsOfSql ? " --sql" : ""));
    }
}
