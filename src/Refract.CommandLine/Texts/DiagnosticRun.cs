using System.Globalization;
using Refract.Schema.Diagnostics;
using Refract.Schema.Text;

namespace Refract.CommandLine;

/// <summary>
/// Findings that say the same of several lines, since all follow from one mistake: the thirty lines of a block that is
/// never closed are thirty errors to a program and one thing to a person. A finding that stands for itself is a run of
/// its own.
/// </summary>
internal sealed class DiagnosticRun
{
    /// <summary>More stretches of lines than this are not written out.</summary>
    private const int MaximumStretches = 4;

    private readonly List<SchemaDiagnostic> _findings = [];

    private DiagnosticRun(SchemaDiagnostic first) => _findings.Add(first);

    /// <summary>The finding at the first of the lines.</summary>
    public SchemaDiagnostic First => _findings[0];

    /// <summary>How many findings it holds.</summary>
    public int Count => _findings.Count;

    /// <summary>Puts findings together; each run stands where its first finding stood.</summary>
    public static IReadOnlyList<DiagnosticRun> Of(IEnumerable<SchemaDiagnostic> diagnostics)
    {
        var runs = new List<DiagnosticRun>();
        // Files by their path: to compare them would be to compare their texts.
        var open = new Dictionary<(string Code, string Path, string Message, int Cause), DiagnosticRun>();
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Cause is not { } cause)
            {
                runs.Add(new DiagnosticRun(diagnostic));
                continue;
            }

            var key = (diagnostic.Code, diagnostic.Location.File.Path, diagnostic.Message, cause.Span.Start);
            if (open.TryGetValue(key, out var run)) run._findings.Add(diagnostic);
            else runs.Add(open[key] = new DiagnosticRun(diagnostic));
        }

        return runs;
    }

    /// <summary>
    /// Its lines as the start of a sentence: <c>Line 3</c>, <c>Lines 3-8, 12</c>. Blank lines and comments do not part
    /// them.
    /// </summary>
    public string Lines()
    {
        var stretches = new List<(int From, int To)>();
        for (var i = 0; i < _findings.Count; i++)
        {
            var line = _findings[i].Location.Start.Line;
            if (i > 0 && IsAdjacent(_findings[i - 1].Location, _findings[i].Location))
                stretches[^1] = (stretches[^1].From, line);
            else stretches.Add((line, line));
        }

        var shown = stretches.Take(MaximumStretches)
            .Select(stretch =>
                stretch.From == stretch.To ? Text(stretch.From) : $"{Text(stretch.From)}-{Text(stretch.To)}");
        var isOne = stretches is [{ } only] && only.From == only.To;
        return $"{(isOne ? "Line" : "Lines")} "
            + $"{string.Join(", ", shown)}{(stretches.Count > MaximumStretches ? ", …" : "")}";
    }

    private static bool IsAdjacent(SourceLocation above, SourceLocation below)
    {
        var text = above.File.Text;
        var at = text.IndexOf('\n', above.Span.Start) + 1;
        for (var end = text.IndexOf('\n', at); at > 0 && end >= 0
            && end < below.Span.Start; end = text.IndexOf('\n', at))
        {
            var line = text.AsSpan(at, end - at).Trim();
            if (!line.IsEmpty && !line.StartsWith("//", StringComparison.Ordinal)) return false;
            at = end + 1;
        }

        return true;
    }

    private static string Text(int line) => line.ToString(CultureInfo.InvariantCulture);
}
