using System.Runtime.CompilerServices;
using Refract.Testing;

namespace Refract.Cli.Tests.Reports;

/// <summary>
/// The samples of documents in <c>docs/guide/reports.md</c>: the JSON block below <c>&lt;!-- report: NAME --&gt;</c> is
/// what the command of that name writes, in the folder <c>/app</c>.
/// </summary>
internal static class GuideSample
{
    /// <summary>Compares a document with its sample, or rewrites the sample; does nothing when there is none.</summary>
    public static void Match(string name, string document)
    {
        document = document.Replace("FOLDER", "/app", StringComparison.Ordinal);
        var page = Page();
        var text = File.ReadAllText(page);
        var start = text.IndexOf($"<!-- report: {name} -->\n```json\n", StringComparison.Ordinal);
        if (start < 0) return;
        start = text.IndexOf("```json\n", start, StringComparison.Ordinal) + "```json\n".Length;
        var end = text.IndexOf("```\n", start, StringComparison.Ordinal);
        if (Golden.IsUpdating) File.WriteAllText(page, text[..start] + document + text[end..]);
        else text[start..end].ShouldBe(document, $"{page}: run the test with REFRACT_UPDATE_GOLDEN=1.");
    }

    private static string Page([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "guide", "reports.md"));
}
