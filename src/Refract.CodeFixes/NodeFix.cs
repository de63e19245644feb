using Microsoft.CodeAnalysis;

namespace Refract.CodeFixes;

/// <summary>A replacement of one node.</summary>
internal sealed class NodeFix(string kind, string title, SyntaxNode old, SyntaxNode replacement)
{
    /// <summary>Which of a provider's fixes it is: those of one kind can be applied everywhere at once.</summary>
    public string Kind => kind;

    /// <summary>What the editor shows.</summary>
    public string Title => title;

    /// <summary>What is there.</summary>
    public SyntaxNode Old => old;

    /// <summary>What takes its place.</summary>
    public SyntaxNode New => replacement;
}
