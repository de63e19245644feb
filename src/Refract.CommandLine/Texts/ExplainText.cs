namespace Refract.CommandLine;

/// <summary>The text of <see cref="ExplainReport"/>.</summary>
internal static class ExplainText
{
    public static void Write(ExplainReport report, TextLines lines)
    {
        foreach (var (code, title, text) in report.Rules)
        {
            lines.DataLine($"{code}  {title}");
            if (text is null) continue;
            lines.DataLine("");
            foreach (var line in text.Split('\n')) lines.DataLine(line);
        }
    }
}
