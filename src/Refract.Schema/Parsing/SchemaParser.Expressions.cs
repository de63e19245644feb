using Refract.Schema.Syntax;

namespace Refract.Schema.Parsing;

internal sealed partial class SchemaParser
{
    private ExpressionSyntax? ParseExpression()
    {
        if (_depth >= MaximumDepth) return null;
        _depth++;
        ExpressionSyntax? result = NextNonSpace() switch
        {
            '[' => Try(static parser => parser.ParseList()),
            '{' => Try(static parser => parser.ParseObject()),
            '"' => TakeString() is { } text ? new LiteralSyntax(text) : null,
            _ => ParseNameOrNumber(),
        };
        _depth--;
        return result;
    }

    private char NextNonSpace()
    {
        var start = _position;
        SkipSpace();
        var next = Current;
        _position = start;
        return next;
    }

    /// <summary>
    /// What starts with a digit may be called, but is no name: <c>1a</c> is a number with something behind it.
    /// </summary>
    private ExpressionSyntax? ParseNameOrNumber()
    {
        var start = _position;
        if (TakePath() is not { } name) return TakeNumber() is { } negative ? new LiteralSyntax(negative) : null;
        if (TryArgumentList() is { } arguments) return new FunctionCallSyntax(name, arguments);
        if (!IsDigit(_text[name.Span.Start])) return new LiteralSyntax(name);
        _position = start;
        return TakeNumber() is { } number ? new LiteralSyntax(number) : null;
    }

    private ArgumentListSyntax? TryArgumentList() => Try(static parser => parser.ParseArgumentList());

    private ListSyntax? ParseList()
    {
        if (Take('[', TokenKind.OpenBracket) is not { } open) return null;
        var children = new List<SyntaxElement> { open };
        var items = new List<ExpressionSyntax>();
        while (ParseExpression() is { } item)
        {
            items.Add(item);
            children.Add(item);
            if (Take(',', TokenKind.Comma) is not { } comma) break;
            children.Add(comma);
        }

        return Close(children, ']', TokenKind.CloseBracket) ? new ListSyntax(children, items) : null;
    }

    private ObjectSyntax? ParseObject()
    {
        if (Take('{', TokenKind.OpenBrace) is not { } open) return null;
        var children = new List<SyntaxElement> { open };
        var members = new List<ObjectMemberSyntax>();
        while (TakeIdentifier() is { } name)
        {
            if (Take(':', TokenKind.Colon) is not { } colon || ParseExpression() is not { } value) return null;
            var member = new ObjectMemberSyntax(name, colon, value);
            members.Add(member);
            children.Add(member);
            if (Take(',', TokenKind.Comma) is not { } comma) break;
            children.Add(comma);
        }

        return Close(children, '}', TokenKind.CloseBrace) ? new ObjectSyntax(children, members) : null;
    }

    /// <summary>Takes the closing bracket; false where it is missing, or a comma stands before it.</summary>
    private bool Close(List<SyntaxElement> children, char bracket, TokenKind kind)
    {
        if (children.Count > 1 && children[children.Count - 1] is SyntaxToken) return false;
        if (Take(bracket, kind) is not { } close) return false;
        children.Add(close);
        return true;
    }

    private ArgumentListSyntax? ParseArgumentList()
    {
        if (Take('(', TokenKind.OpenParenthesis) is not { } open) return null;
        var children = new List<SyntaxElement> { open };
        var arguments = new List<ArgumentSyntax>();
        SyntaxToken? trailingComma = null;
        while (true)
        {
            if (ParseArgument() is { } argument)
            {
                trailingComma = null;
                arguments.Add(argument);
                children.Add(argument);
            }
            else if (trailingComma is not null)
            {
                break;
            }

            if (Take(',', TokenKind.Comma) is not { } comma) break;
            trailingComma = comma;
            children.Add(comma);
            if (arguments.Count == 0) break;
        }

        if (Take(')', TokenKind.CloseParenthesis) is not { } close) return null;
        children.Add(close);
        return new ArgumentListSyntax(children, arguments, trailingComma);
    }

    private ArgumentSyntax? ParseArgument()
    {
        if (IsNameBeforeColon() && TakeIdentifier() is { } name && Take(':', TokenKind.Colon) is { } colon)
            return new ArgumentSyntax(name, colon, ParseExpression());
        return ParseExpression() is { } value ? new ArgumentSyntax(null, null, value) : null;
    }

    private bool IsNameBeforeColon()
    {
        var start = _position;
        SkipSpace();
        var isName = SkipName();
        SkipSpace();
        var isBeforeColon = isName && Current == ':';
        _position = start;
        return isBeforeColon;
    }
}
