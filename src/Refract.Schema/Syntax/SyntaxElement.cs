using System.Text;
using Refract.Schema.Text;

namespace Refract.Schema.Syntax;

/// <summary>A node or a token of a syntax tree.</summary>
public abstract class SyntaxElement
{
    private protected SyntaxElement()
    {
    }

    /// <summary>
    /// The text that matters: without white space before it, and for lines without the comment and the line break at
    /// their end.
    /// </summary>
    public abstract TextSpan Span { get; }

    /// <summary>
    /// All text that belongs to it. The full spans of an element's parts cover its own without gap or overlap.
    /// </summary>
    public abstract TextSpan FullSpan { get; }

    /// <summary>Appends the full text, character for character as it was read.</summary>
    public abstract void WriteTo(StringBuilder target);

    /// <summary>The full text, character for character as it was read.</summary>
    public string ToFullString()
    {
        var target = new StringBuilder(FullSpan.Length);
        WriteTo(target);
        return target.ToString();
    }
}
