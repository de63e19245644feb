namespace Refract.CommandLine;

/// <summary>The text of <see cref="PullReport"/>.</summary>
internal static class PullText
{
    public static void Write(PullReport report, TextLines lines)
    {
        foreach (var file in report.Texts ?? [])
        {
            if (report.Texts!.Count > 1) lines.Note("// " + file.Path);
            lines.Data(file.Text.EndsWith('\n') ? file.Text : file.Text + "\n");
        }

        if (report.Texts is null)
            foreach (var path in report.Changed)
                lines.Say("Wrote " + path);
        if (!report.IsComplete) return;
        lines.Done(
            report.Changed.Count == 0 ? "The schema already matches the database; nothing was changed."
            : report.Texts is not null ? "Nothing was written: --print."
            : $"The schema matches the database now ({Words.Count(report.Changed.Count, "file")} written).");
    }
}
