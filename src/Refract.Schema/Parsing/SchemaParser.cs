using Refract.Schema.Syntax;

namespace Refract.Schema.Parsing;

/// <summary>
/// A parser without a separate lexer: the language is bound to lines, and what a word is depends on where it stands
/// (<c>model model</c> is a field named <c>model</c>). Each line is tried as what may stand there; if nothing fits up
/// to its line break, it becomes one invalid line. No try looks at a character more than a fixed number of times, so
/// reading is linear.
/// </summary>
/// <param name="text">What to read.</param>
/// <param name="closedBlocksOnly">
/// True to read a block that the file ends in as lines without a block around them, as the reference parser does; false
/// to keep what can be made out of it.
/// </param>
internal sealed partial class SchemaParser(string text, bool closedBlocksOnly = false)
{
    /// <summary>
    /// Deeper nesting of lists and calls than this makes a line invalid, so that no input overflows the stack.
    /// </summary>
    private const int MaximumDepth = 100;

    private readonly string _text = text;
    private readonly int _lastCloseBrace = text.LastIndexOf('}');
    private readonly int _lastCommentEnd = text.LastIndexOf("*/", StringComparison.Ordinal);
    private int _position;
    private int _depth;
    private int _cachedCommentStart = -1;
    private int _cachedCommentEnd = -1;
    private HashSet<(BlockKind, int)>? _unclosed;

    private bool AtEnd => _position >= _text.Length;

    private char Current => _position < _text.Length ? _text[_position] : '\0';

    internal SchemaSyntax ParseSchema()
    {
        SyntaxToken? byteOrderMark = null;
        if (_text.Length > 0 && _text[0] == '\uFEFF')
        {
            _position = 1;
            byteOrderMark = new SyntaxToken(TokenKind.SkippedText, _text, 0, 0, 1);
        }

        var members = new List<LineSyntax>();
        while (true)
        {
            var start = _position;
            SkipSpace();
            if (AtEnd)
                return new SchemaSyntax(byteOrderMark, members,
                    new SyntaxToken(TokenKind.EndOfFile, _text, start, _text.Length, _text.Length));
            _position = start;
            members.Add(ParseTopLevel());
        }
    }

    private LineSyntax ParseTopLevel() =>
        Try<LineSyntax>(static parser => parser.ParseBlock())
        ?? Try<LineSyntax>(static parser => parser.ParseTypeAlias())
        ?? Try<LineSyntax>(static parser => parser.ParseUnknownBlock())
        ?? ParseOtherLine();

    /// <summary>What may stand between definitions, inside a block and outside.</summary>
    private LineSyntax ParseOtherLine() =>
        Try<LineSyntax>(static parser => parser.ParseComment())
        ?? Try<LineSyntax>(static parser => parser.ParseBlankLine())
        ?? ParseInvalidLine();

    private TypeAliasSyntax? ParseTypeAlias()
    {
        if (TakeWord("type", TokenKind.Keyword) is not { } keyword || TakeIdentifier() is not { } name) return null;
        if (Take('=', TokenKind.EqualsSign) is not { } equalsSign || ParseBaseType() is not { } type) return null;
        return new TypeAliasSyntax(keyword, name, equalsSign, type, ParseAttributes());
    }

    /// <summary>
    /// Ends at the first closing brace wherever it stands, since nothing is known about what is inside.
    /// </summary>
    private UnknownBlockSyntax? ParseUnknownBlock()
    {
        if (TakeIdentifier() is not { } name) return null;
        var fullStart = _position;
        SkipSpace();
        if (Current != '{' || _position > _lastCloseBrace) return null;
        var start = _position;
        var endOfLine = start;
        while (endOfLine < _text.Length && !IsNewLine(_text[endOfLine])) endOfLine++;
        if (endOfLine > _lastCloseBrace) return null;
        _position = _text.IndexOf('}', endOfLine) + 1;
        return new UnknownBlockSyntax(name, new SyntaxToken(TokenKind.SkippedText, _text, fullStart, start, _position));
    }

    /// <summary>
    /// White space between <c>*/</c> and the line break makes that line break a blank line of its own.
    /// </summary>
    private CommentSyntax? ParseComment() =>
        TakeComment() is { } comment
            ? new CommentSyntax(comment, !AtEnd && IsNewLine(Current) ? TakeNewLine() : null) : null;

    private BlankLineSyntax? ParseBlankLine() => TakeNewLine() is { } newLine ? new BlankLineSyntax(newLine) : null;

    private InvalidLineSyntax ParseInvalidLine()
    {
        var fullStart = _position;
        SkipSpace();
        var start = _position;
        while (_position < _text.Length && !IsNewLine(_text[_position])) _position++;
        var skipped = new SyntaxToken(TokenKind.SkippedText, _text, fullStart, start, _position);
        return new InvalidLineSyntax(skipped, TakeNewLine());
    }

    /// <summary>
    /// Goes back to where it was when <paramref name="parse"/> does not fit. It is given the parser so that it can be a
    /// static lambda: this happens many times a line.
    /// </summary>
    private T? Try<T>(Func<SchemaParser, T?> parse)
        where T : class
    {
        var start = _position;
        var result = parse(this);
        if (result is null) _position = start;
        return result;
    }
}
