namespace Refract.CommandLine;

/// <summary>The text of <see cref="DiffReport"/>.</summary>
internal static class DiffText
{
    public static void Write(DiffReport report, TextLines lines)
    {
        if (!report.IsComplete) return;
        ChangeText.Renames(report.Renames, lines);
        ChangeText.Risks(report.Risks, lines);
        ChangeText.Contractions(report.Contractions, lines);
        if (report.AsScript) lines.Data(report.Script);
        else
            foreach (var line in ChangeText.Lines(report.Changes))
                lines.DataLine(line);
        if (report.Changes.Count == 0) lines.Done("No difference.");
    }
}
