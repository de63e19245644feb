using Refract.Schema.Syntax;

namespace Refract.Schema.Parsing;

internal sealed partial class SchemaParser
{
    private ExpressionSyntax? ParseExpression()
    {
        if (_depth >= MaximumDepth) return null;
        _depth++;
        var result = Try<ExpressionSyntax>(static parser => parser.ParseFunctionCall())
            ?? Try<ExpressionSyntax>(static parser => parser.ParseList())
            ?? Try<ExpressionSyntax>(static parser => parser.ParseObject())
            ?? ParseLiteral();
        _depth--;
        return result;
    }

    private ArgumentListSyntax? TryArgumentList() => Try(static parser => parser.ParseArgumentList());

    private FunctionCallSyntax? ParseFunctionCall() =>
        TakePath() is { } name && ParseArgumentList() is { } arguments ? new FunctionCallSyntax(name, arguments) : null;

    /// <summary>The order matters: <c>1a</c> is a number with something behind it, not a name.</summary>
    private LiteralSyntax? ParseLiteral() => (TakeNumber() ?? TakeString() ?? TakePath()) is { } token ? new LiteralSyntax(token) : null;

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

        if (children.Count > 1 && children[children.Count - 1] is SyntaxToken) return null;
        if (Take(']', TokenKind.CloseBracket) is not { } close) return null;
        children.Add(close);
        return new ListSyntax(children, items);
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

        if (children.Count > 1 && children[children.Count - 1] is SyntaxToken) return null;
        if (Take('}', TokenKind.CloseBrace) is not { } close) return null;
        children.Add(close);
        return new ObjectSyntax(children, members);
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
        var start = _position;
        if (TakeIdentifier() is { } name && Take(':', TokenKind.Colon) is { } colon)
            return new ArgumentSyntax(name, colon, ParseExpression());
        _position = start;
        return ParseExpression() is { } value ? new ArgumentSyntax(null, null, value) : null;
    }
}
