namespace Refract.Schema.Syntax;

/// <summary>
/// A value of one token: a number, a string, or a constant such as <c>true</c>, <c>Desc</c> or a field's name.
/// </summary>
public sealed class LiteralSyntax : ExpressionSyntax
{
    internal LiteralSyntax(SyntaxToken token)
        : base(token, token) => Token = token;

    /// <summary>
    /// The token: <see cref="TokenKind.Number"/>, <see cref="TokenKind.String"/> or <see cref="TokenKind.Path"/>.
    /// </summary>
    public SyntaxToken Token { get; }

    /// <inheritdoc/>
    public override IEnumerable<SyntaxElement> Children => [Token];
}
