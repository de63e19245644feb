using Refract.Schema.Parsing;
using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>
/// A block that its file ends in. What can be made out of it is kept, so that mistakes in it are found at once; to the
/// language there is no such block, and none of its lines is read.
/// </summary>
internal static class UnclosedBlock
{
    /// <summary>Up to its brace: what is to be looked at when it is not closed.</summary>
    internal static SourceLocation HeaderOf(SourceFile file, BlockSyntax block) =>
        new(file, TextSpan.FromBounds(block.Keyword.Span.Start, block.OpenBrace.Span.End));

    /// <summary>Ends a sentence that begins with what follows.</summary>
    internal static string Describe(SourceFile file, BlockSyntax block, SourceFile seenFrom) =>
        $"the block `{block.Keyword.Text} {block.Name.Text}`, which begins on "
        + $"{Lines.Name(HeaderOf(file, block), seenFrom)}, is never "
        + "closed";

    /// <summary>
    /// Reports the block and all its lines; those that could not even be read as lines of it are reported elsewhere.
    /// </summary>
    internal static void Report(SourceFile file, BlockSyntax block, DiagnosticSink sink)
    {
        var header = HeaderOf(file, block);
        sink.Report(BindingRules.UnclosedBlock, file, header.Span,
            $"The block `{block.Keyword.Text} {block.Name.Text}` is never closed. Put a `}}` on a line of "
                + "its own at its end.");
        var message = $"This is not read, because {Describe(file, block, file)}.";
        var reported = new HashSet<int>(
            block.Members.OfType<InvalidLineSyntax>().Select(line => line.Span.Start)) { block.Span.Start };
        foreach (var line in new SchemaParser(file.Text, closedBlocksOnly: true).ParseSchema().Members)
        {
            if (line is not (InvalidLineSyntax or UnknownBlockSyntax or TypeAliasSyntax)) continue;
            if (line.Span.Start < block.Span.Start || reported.Contains(line.Span.Start)) continue;
            SyntaxElement shown = line is UnknownBlockSyntax unknown ? unknown.Name : line;
            sink.Report(BindingRules.LineOfUnclosedBlock, file, shown, message, header);
        }
    }
}
