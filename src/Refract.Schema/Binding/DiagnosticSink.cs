using Refract.Schema.Diagnostics;
using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>
/// Collects findings. The same rule at the same place is kept once, so that a rule may look at a pair from both sides.
/// </summary>
internal sealed class DiagnosticSink
{
    private readonly List<SchemaDiagnostic> _diagnostics = [];
    private readonly HashSet<(string Code, string Path, TextSpan Span, string Message)> _seen = [];

    internal void Report(SchemaRule rule, SourceFile file, SyntaxElement element, MessageText message,
        SourceLocation? cause = null) =>
        Report(rule, file, element.Span, message, cause);

    /// <param name="rule">The rule that is broken.</param>
    /// <param name="file">Where it is broken.</param>
    /// <param name="span">The text that breaks it.</param>
    /// <param name="message">What is wrong and how to fix it.</param>
    /// <param name="cause">
    /// The mistake that this follows from, if it is not one itself; the message names its line.
    /// </param>
    internal void Report(SchemaRule rule, SourceFile file, TextSpan span, MessageText message,
        SourceLocation? cause = null)
    {
        var text = message.ToString();
        if (_seen.Add((rule.Code, file.Path, span, text)))
            _diagnostics.Add(
                new SchemaDiagnostic(rule.Code, rule.Severity, text, new SourceLocation(file, span)) { Cause = cause });
    }

    /// <summary>True when an error has been reported that <paramref name="matters"/>.</summary>
    internal bool HasErrors(Func<SchemaDiagnostic, bool> matters) =>
        _diagnostics.Exists(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && matters(diagnostic));

    /// <summary>All findings in the order of the files and of the text.</summary>
    internal IReadOnlyList<SchemaDiagnostic> InOrder(IReadOnlyList<SourceFile> files)
    {
        var order = new Dictionary<SourceFile, int>(SameFile.Comparer);
        for (var i = 0; i < files.Count; i++) order[files[i]] = i;
        return [.. _diagnostics
            .OrderBy(diagnostic => order[diagnostic.Location.File])
            .ThenBy(diagnostic => diagnostic.Location.Span.Start)
            .ThenBy(diagnostic => diagnostic.Code, StringComparer.Ordinal)];
    }
}
