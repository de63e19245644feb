using System.Text;
using Refract.Schema.Text;

namespace Refract.Schema.Syntax;

/// <summary>A part of a syntax tree that is made of other parts.</summary>
public abstract class SyntaxNode : SyntaxElement
{
    private readonly TextSpan _span;
    private readonly TextSpan _fullSpan;

    private protected SyntaxNode(SyntaxElement first, SyntaxElement last)
        : this(first, last, last)
    {
    }

    private protected SyntaxNode(SyntaxElement first, SyntaxElement lastThatMatters, SyntaxElement last)
    {
        _span = TextSpan.FromBounds(first.Span.Start, lastThatMatters.Span.End);
        _fullSpan = TextSpan.FromBounds(first.FullSpan.Start, last.FullSpan.End);
    }

    /// <inheritdoc/>
    public override TextSpan Span => _span;

    /// <inheritdoc/>
    public override TextSpan FullSpan => _fullSpan;

    /// <summary>Its parts in the order of the text.</summary>
    public abstract IEnumerable<SyntaxElement> Children { get; }

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder target)
    {
        foreach (var child in Children) child.WriteTo(target);
    }

    /// <summary>The text that matters, see <see cref="SyntaxElement.Span"/>.</summary>
    public override string ToString()
    {
        var full = ToFullString();
        return full.Substring(_span.Start - _fullSpan.Start, _span.Length);
    }

    /// <summary>All tokens below it in the order of the text.</summary>
    public IEnumerable<SyntaxToken> Tokens()
    {
        foreach (var child in Children)
        {
            if (child is SyntaxToken token) yield return token;
            else foreach (var inner in ((SyntaxNode)child).Tokens()) yield return inner;
        }
    }

    private protected static IEnumerable<SyntaxElement> Concatenate(params IEnumerable<SyntaxElement?>?[] parts)
    {
        foreach (var part in parts)
        {
            if (part is null) continue;
            foreach (var element in part)
                if (element is not null) yield return element;
        }
    }
}
