using Refract.Schema.Parsing;
using Refract.Schema.Text;

namespace Refract.Schema.Syntax;

/// <summary>
/// The syntax of one file, without loss: <see cref="ToFullString"/> is the text it was read from, whatever that was.
/// </summary>
public sealed class SchemaSyntaxTree
{
    private SchemaSyntaxTree(SourceFile file, SchemaSyntax root)
    {
        File = file;
        Root = root;
    }

    /// <summary>The file it was read from.</summary>
    public SourceFile File { get; }

    /// <summary>Its root.</summary>
    public SchemaSyntax Root { get; }

    /// <summary>
    /// Reads a file. Never fails: what makes no sense becomes <see cref="InvalidLineSyntax"/>, and reading goes on at
    /// the next line.
    /// </summary>
    public static SchemaSyntaxTree Parse(SourceFile file) => new(file, new SchemaParser(file.Text).ParseSchema());

    /// <summary>The place of a node or token of this tree.</summary>
    public SourceLocation LocationOf(SyntaxElement element) => new(File, element.Span);

    /// <summary>The text, character for character as it was read, put together from the tree's tokens.</summary>
    public string ToFullString() => Root.ToFullString();
}
