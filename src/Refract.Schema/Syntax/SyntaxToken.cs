using System.Text;
using Refract.Schema.Text;

namespace Refract.Schema.Syntax;

/// <summary>A word, sign, literal, comment or line break, with the white space before it on its line.</summary>
public sealed class SyntaxToken : SyntaxElement
{
    private readonly string _source;
    private readonly int _fullStart;
    private readonly int _start;
    private readonly int _end;
    private string? _text;

    internal SyntaxToken(TokenKind kind, string source, int fullStart, int start, int end)
    {
        Kind = kind;
        _source = source;
        _fullStart = fullStart;
        _start = start;
        _end = end;
    }

    /// <summary>What it is.</summary>
    public TokenKind Kind { get; }

    /// <summary>Its text without the white space before it.</summary>
    public string Text => _text ??= _source.Substring(_start, _end - _start);

    /// <summary>Whether its text is that word; makes no string, as <see cref="Text"/> does.</summary>
    internal bool Is(string word) =>
        _end - _start == word.Length && string.CompareOrdinal(_source, _start, word, 0, word.Length) == 0;

    /// <summary>Whether both have the same text; makes no string, as <see cref="Text"/> does.</summary>
    internal bool IsLike(SyntaxToken other) =>
        _end - _start == other._end - other._start
        && string.CompareOrdinal(_source, _start, other._source, other._start, _end - _start) == 0;

    /// <summary>Whether its text holds that character; makes no string, as <see cref="Text"/> does.</summary>
    internal bool Contains(char c) => _source.IndexOf(c, _start, _end - _start) >= 0;

    /// <summary>The white space before it: spaces and tabs, never a line break; often empty.</summary>
    public string LeadingSpace => _fullStart == _start ? "" : _source.Substring(_fullStart, _start - _fullStart);

    /// <inheritdoc/>
    public override TextSpan Span => TextSpan.FromBounds(_start, _end);

    /// <inheritdoc/>
    public override TextSpan FullSpan => TextSpan.FromBounds(_fullStart, _end);

    /// <inheritdoc/>
    public override void WriteTo(StringBuilder target) => target.Append(_source, _fullStart, _end - _fullStart);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
