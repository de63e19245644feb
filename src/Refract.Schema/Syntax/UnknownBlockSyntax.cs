namespace Refract.Schema.Syntax;

/// <summary>A block that no keyword introduces: <c>foo { … }</c>. Its content is not looked at.</summary>
public sealed class UnknownBlockSyntax : LineSyntax
{
    internal UnknownBlockSyntax(SyntaxToken name, SyntaxToken content)
        : base(name, content, content)
    {
        Name = name;
        Content = content;
    }

    /// <summary>The word in front of the brace.</summary>
    public SyntaxToken Name { get; }

    /// <summary>Everything from <c>{</c> to <c>}</c>.</summary>
    public SyntaxToken Content { get; }

    /// <inheritdoc/>
    public override IEnumerable<SyntaxElement> Children => [Name, Content];
}
