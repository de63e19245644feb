using System.Globalization;
using Refract.Schema.Syntax;

namespace Refract.Schema.Binding;

/// <summary>What an expression is, asked in the words of the binder.</summary>
internal static class ExpressionReading
{
    /// <summary>The text of a string, or null for everything else.</summary>
    internal static string? AsString(this ExpressionSyntax? expression) =>
        expression is LiteralSyntax { Token.Kind: TokenKind.String } literal
            ? StringLiteral.Value(literal.Token) : null;

    /// <summary>A constant (<c>true</c>, <c>Desc</c>, a field's name), or null for everything else.</summary>
    internal static string? AsConstant(this ExpressionSyntax? expression) =>
        expression is LiteralSyntax { Token.Kind: TokenKind.Path } literal ? literal.Token.Text : null;

    /// <summary>A number as written, or null for everything else.</summary>
    internal static string? AsNumber(this ExpressionSyntax? expression) =>
        expression is LiteralSyntax { Token.Kind: TokenKind.Number } literal ? literal.Token.Text : null;

    /// <summary>A whole number of 64 bits, or null for everything else.</summary>
    internal static long? AsInteger(this ExpressionSyntax? expression) =>
        expression.AsNumber() is { } text
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value : null;

    /// <summary>The items of a list; anything else is a list of itself, as the real parser has it.</summary>
    internal static IReadOnlyList<ExpressionSyntax> AsItems(this ExpressionSyntax expression) =>
        expression is ListSyntax list ? list.Items : [expression];

    /// <summary>Its value as text: strings unescaped, everything else as written.</summary>
    internal static string AsText(this ExpressionSyntax expression) => expression.AsString() ?? expression.ToString();

    /// <summary>What it is, for a message: <c>the number `1`</c>.</summary>
    internal static string Describe(this ExpressionSyntax expression) => expression switch
    {
        LiteralSyntax { Token.Kind: TokenKind.String } => $"the string {expression}",
        LiteralSyntax { Token.Kind: TokenKind.Number } => $"the number `{expression}`",
        ListSyntax => $"the list `{expression}`",
        ObjectSyntax => $"the object `{expression}`",
        FunctionCallSyntax call => $"the function `{call.Name.Text}(…)`",
        _ => $"`{expression}`",
    };
}
