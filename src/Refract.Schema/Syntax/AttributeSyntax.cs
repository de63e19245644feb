namespace Refract.Schema.Syntax;

/// <summary>
/// An attribute without what ends its line: <c>@id</c>, <c>@db.VarChar(20)</c>, and the part of <c>@@index([a])</c> up
/// to its closing parenthesis.
/// </summary>
public sealed class AttributeSyntax : SyntaxNode
{
    internal AttributeSyntax(SyntaxToken at, SyntaxToken name, ArgumentListSyntax? arguments)
        : base(at, arguments ?? (SyntaxElement)name)
    {
        At = at;
        Name = name;
        ArgumentList = arguments;
    }

    /// <summary><c>@</c> or <c>@@</c></summary>
    public SyntaxToken At { get; }

    /// <summary>The name behind it; has a dot for native types (<c>db.VarChar</c>).</summary>
    public SyntaxToken Name { get; }

    /// <summary>The parenthesised arguments, or null when there are no parentheses.</summary>
    public ArgumentListSyntax? ArgumentList { get; }

    /// <summary>The arguments; empty when there are none.</summary>
    public IReadOnlyList<ArgumentSyntax> Arguments => ArgumentList?.Arguments ?? [];

    /// <inheritdoc/>
    public override IEnumerable<SyntaxElement> Children => Concatenate([At, Name, ArgumentList]);
}
