using Refract.Schema.Syntax;

namespace Refract.Schema.Parsing;

internal sealed partial class SchemaParser
{
    private static readonly (string Word, BlockKind Kind)[] Keywords =
    [
        ("model", BlockKind.Model),
        ("type", BlockKind.Type),
        ("view", BlockKind.View),
        ("enum", BlockKind.Enum),
        ("datasource", BlockKind.Datasource),
        ("generator", BlockKind.Generator),
    ];

    /// <summary>
    /// The real grammar asks for no space between keyword and name, and ignores the rest of the line after the brace.
    /// </summary>
    private BlockSyntax? ParseBlock()
    {
        var start = _position;
        foreach (var (word, kind) in Keywords)
        {
            _position = start;
            if (TakeWord(word, TokenKind.Keyword) is not { } keyword) continue;
            if (TakeIdentifier() is not { } name || Take('{', TokenKind.OpenBrace) is not { } openBrace) return null;
            var openingRest = TakeRestOfLine();
            if (TakeNewLine() is not { } openingNewLine) return null;
            if (ParseMembers(kind) is not { } members) return null;
            return new BlockSyntax(kind, keyword, name, openBrace, openingRest, openingNewLine, members,
                Take('}', TokenKind.CloseBrace));
        }

        return null;
    }

    private SyntaxToken? TakeRestOfLine()
    {
        var fullStart = _position;
        SkipSpace();
        var start = _position;
        while (_position < _text.Length && !IsNewLine(_text[_position])) _position++;
        if (_position > start) return new SyntaxToken(TokenKind.SkippedText, _text, fullStart, start, _position);
        _position = fullStart;
        return null;
    }

    /// <summary>Null when only closed blocks count and this one is not.</summary>
    private List<LineSyntax>? ParseMembers(BlockKind kind)
    {
        var members = new List<LineSyntax>();
        while (true)
        {
            var start = _position;
            SkipSpace();
            var (atEnd, closed) = (AtEnd, Current == '}');
            _position = start;
            if (closedBlocksOnly && !closed && (atEnd || _unclosed?.Contains((ContentOf(kind), start)) == true))
            {
                RememberUnclosed(kind, members);
                return null;
            }

            if (atEnd || closed) return members;
            members.Add(ParseDefinition(kind) ?? ParseOtherLine());
        }
    }

    /// <summary>
    /// What follows each of these lines has been read without finding an end. Were it read again for every open block,
    /// that would be quadratic.
    /// </summary>
    private void RememberUnclosed(BlockKind kind, List<LineSyntax> members)
    {
        _unclosed ??= [];
        foreach (var member in members) _unclosed.Add((ContentOf(kind), member.FullSpan.Start));
    }

    /// <summary>One kind for all that hold the same sorts of line.</summary>
    private static BlockKind ContentOf(BlockKind kind) => kind switch
    {
        BlockKind.Enum => BlockKind.Enum,
        BlockKind.Datasource or BlockKind.Generator => BlockKind.Datasource,
        _ => BlockKind.Model,
    };

    private LineSyntax? ParseDefinition(BlockKind kind) => kind switch
    {
        BlockKind.Datasource or BlockKind.Generator => Try(static parser => parser.ParseSetting()),
        BlockKind.Enum => Try<LineSyntax>(static parser => parser.ParseEnumValue()) ?? TryBlockAttribute(),
        _ => Try<LineSyntax>(static parser => parser.ParseField()) ?? TryBlockAttribute(),
    };

    private FieldSyntax? ParseField()
    {
        if (TakeIdentifier() is not { } name) return null;
        var colon = Take(':', TokenKind.Colon);
        var type = Try(static parser => parser.ParseType());
        var attributes = ParseAttributes();
        var comment = TakeComment();
        return TakeNewLine() is { } newLine ? new FieldSyntax(name, colon, type, attributes, comment, newLine) : null;
    }

    private EnumValueSyntax? ParseEnumValue()
    {
        if (TakeIdentifier() is not { } name) return null;
        var attributes = ParseAttributes();
        var comment = TakeComment();
        return TakeNewLine() is { } newLine ? new EnumValueSyntax(name, attributes, comment, newLine) : null;
    }

    private SettingSyntax? ParseSetting()
    {
        if (TakeIdentifier() is not { } name || Take('=', TokenKind.EqualsSign) is not { } equalsSign) return null;
        var value = ParseExpression();
        var comment = TakeComment();
        return TakeNewLine() is { } newLine ? new SettingSyntax(name, equalsSign, value, comment, newLine) : null;
    }

    private BlockAttributeSyntax? TryBlockAttribute() => Try(static parser => parser.ParseBlockAttribute());

    private BlockAttributeSyntax? ParseBlockAttribute()
    {
        if (TakeWord("@@", TokenKind.AtAt) is not { } at || TakePath() is not { } name) return null;
        var attribute = new AttributeSyntax(at, name, TryArgumentList());
        var comment = TakeComment();
        return TakeNewLine() is { } newLine ? new BlockAttributeSyntax(attribute, comment, newLine) : null;
    }

    private AttributeSyntax[] ParseAttributes()
    {
        List<AttributeSyntax>? attributes = null;
        while (Try(static parser => parser.ParseAttribute()) is { } attribute) (attributes ??= []).Add(attribute);
        return attributes?.ToArray() ?? [];
    }

    private AttributeSyntax? ParseAttribute() =>
        Take('@', TokenKind.At) is { } at && TakePath() is { } name
            ? new AttributeSyntax(at, name, TryArgumentList()) : null;

    private TypeSyntax? ParseType()
    {
        if (Take('[', TokenKind.OpenBracket) is { } open)
        {
            if (ParseBaseType() is not { } inner || Take(']', TokenKind.CloseBracket) is not { } close) return null;
            return new TypeSyntax([open, .. inner.Tokens(), close], inner.Name, inner.UnsupportedText, open, null,
                null);
        }

        if (ParseBaseType() is not { } type) return null;
        var list = TakeWord("[]", TokenKind.EmptyBrackets);
        var optional = Take('?', TokenKind.Question);
        var exclamation = list is null && optional is null ? Take('!', TokenKind.Exclamation) : null;
        if (list is null && optional is null && exclamation is null) return type;
        var tokens = new List<SyntaxToken>(type.Tokens());
        if (list is not null) tokens.Add(list);
        if (optional is not null) tokens.Add(optional);
        if (exclamation is not null) tokens.Add(exclamation);
        return new TypeSyntax(tokens, type.Name, type.UnsupportedText, list, optional, exclamation);
    }

    private TypeSyntax? ParseBaseType()
    {
        var start = _position;
        if (TakeWord("Unsupported", TokenKind.Identifier) is { } word
            && Current == '(' && Take('(', TokenKind.OpenParenthesis) is { } open
            && TakeString() is { } content && Take(')', TokenKind.CloseParenthesis) is { } close)
            return new TypeSyntax([word, open, content, close], word, content, null, null, null);

        _position = start;
        return TakeIdentifier() is { } name ? new TypeSyntax([name], name, null, null, null, null) : null;
    }
}
