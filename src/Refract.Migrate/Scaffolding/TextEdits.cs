using System.Text;
using Refract.Schema.Text;

namespace Refract.Migrate.Scaffolding;

/// <summary>Replacements in the texts of files, collected first and made together, so that every place is one in the
/// text as it was read.</summary>
internal sealed class TextEdits
{
    private readonly Dictionary<SourceFile,
        List<(TextSpan Span, string Text)>> _edits = new(ReferenceEqualityComparer.Instance);

    public void Replace(SourceFile file, TextSpan span, string text)
    {
        if (!_edits.TryGetValue(file, out var edits)) _edits[file] = edits = [];
        edits.Add((span, text));
    }

    public void Delete(SourceFile file, TextSpan span) => Replace(file, span, "");

    public void Insert(SourceFile file, int at, string text) => Replace(file, new TextSpan(at, 0), text);

    public bool Touches(SourceFile file) => _edits.ContainsKey(file);

    /// <summary>
    /// The file with its edits made; what lies inside a stretch that is replaced as a whole goes with it.
    /// </summary>
    public SourceFile Apply(SourceFile file)
    {
        if (!_edits.TryGetValue(file, out var edits)) return file;
        var text = new StringBuilder();
        var at = 0;
        foreach (var (span, replacement) in edits.Select((edit, order) => (edit, order))
            .OrderBy(pair => pair.edit.Span.Start)
            .ThenByDescending(pair => pair.edit.Span.Length > 0 ? 0 : 1).ThenByDescending(pair => pair.edit.Span.Length)
            .ThenBy(pair
                => pair.order).Select(pair => pair.edit))
        {
            if (span.Start < at) continue;
            text.Append(file.Text, at, span.Start - at).Append(replacement);
            at = span.End;
        }
        return new SourceFile(file.Path, text.Append(file.Text, at, file.Text.Length - at).ToString());
    }
}
