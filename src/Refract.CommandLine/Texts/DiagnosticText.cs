using System.Globalization;
using Refract.Schema.Diagnostics;
using Refract.Schema.Text;

namespace Refract.CommandLine;

/// <summary>A schema's findings for display: the line that editors link, and the text it speaks of.</summary>
internal static class DiagnosticText
{
    /// <summary>Of longer lines only the part around the finding is shown.</summary>
    private const int MaximumShown = 200;

    /// <summary>
    /// All findings, in order. What follows from one mistake at several lines is one entry, at its first line.
    /// </summary>
    public static IEnumerable<string> Of(IEnumerable<SchemaDiagnostic> diagnostics) =>
        DiagnosticRun.Of(diagnostics).Select(run => run.Count == 1 ? Write(run.First) : WriteRun(run));

    /// <summary>What is said of several lines at once; the lines themselves tell nothing and are not shown.</summary>
    private static string WriteRun(DiagnosticRun run)
        => Printable((run.First with { Message = $"{run.Lines()}: {run.First.Message}" }).ToString());

    /// <summary>One finding, with its line and a mark under the text; ends without a line break.</summary>
    public static string Write(SchemaDiagnostic diagnostic)
    {
        var location = diagnostic.Location;
        var (line, column) = location.Start;
        var text = SecretText.Mask(LineOf(location.File.Text, location.Span.Start));
        if (text.Trim().Length == 0) return Printable(diagnostic.ToString());

        var number = line.ToString(CultureInfo.InvariantCulture);
        var at = Math.Min(column - 1, text.Length);
        if (text.Length > MaximumShown)
        {
            var start = Math.Clamp(at - (MaximumShown / 4), 0, text.Length - MaximumShown);
            text = text.Substring(start, MaximumShown);
            at -= start;
        }

        var marked = Math.Clamp(location.Span.Length, 1, Math.Max(1, text.Length - at));
        // Tabs stay tabs, so that the mark stands under its text however wide they are.
        var before = string.Concat(text.Take(at).Select(c => c == '\t' ? '\t' : ' '));
        var margin = new string(' ', number.Length);
        return $"{Printable(diagnostic.ToString())}\n  {number} | {Printable(text)}\n  {margin} | "
            + $"{before}{new string('^', marked)}";
    }

    /// <summary>A file may hold anything, also what would recolour or clear a terminal.</summary>
    private static string Printable(string text)
        => text.Any(IsHarmful) ? string.Concat(text.Select(c => IsHarmful(c) ? '\uFFFD' : c)) : text;

    private static bool IsHarmful(char c) => char.IsControl(c) && c != '\t';

    private static string LineOf(string text, int offset)
    {
        offset = Math.Clamp(offset, 0, text.Length);
        var start = offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;
        var end = text.IndexOf('\n', start);
        return text[start..(end < 0 ? text.Length : end)].TrimEnd('\r').TrimStart('\uFEFF');
    }
}
