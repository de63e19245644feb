using System.Text;
using Refract.Schema.Syntax;

namespace Refract.Schema.Formatting;

/// <summary>Writes attributes and values on one line, with one space after each comma and colon.</summary>
internal static class ExpressionWriter
{
    internal static void Write(StringBuilder target, AttributeSyntax attribute)
    {
        target.Append(attribute.At.Text).Append(attribute.Name.Text);
        if (attribute.ArgumentList is { } arguments) Write(target, arguments.Arguments);
    }

    internal static void Write(StringBuilder target, ExpressionSyntax expression)
    {
        switch (expression)
        {
            case LiteralSyntax literal:
                target.Append(literal.Token.Text);
                break;
            case FunctionCallSyntax call:
                target.Append(call.Name.Text);
                Write(target, call.Arguments);
                break;
            case ListSyntax list:
                target.Append('[');
                for (var i = 0; i < list.Items.Count; i++)
                {
                    if (i > 0) target.Append(", ");
                    Write(target, list.Items[i]);
                }

                target.Append(']');
                break;
            case ObjectSyntax value:
                target.Append("{ ");
                for (var i = 0; i < value.Members.Count; i++)
                {
                    if (i > 0) target.Append(", ");
                    var member = value.Members[i];
                    target.Append(member.Name.Text).Append(": ");
                    Write(target, member.Value);
                }

                target.Append(" }");
                break;
            default:
                throw new ArgumentException($"An expression of an unknown kind: {expression.GetType().Name}.",
                    nameof(expression));
        }
    }

    private static void Write(StringBuilder target, IReadOnlyList<ArgumentSyntax> arguments)
    {
        target.Append('(');
        for (var i = 0; i < arguments.Count; i++)
        {
            if (i > 0) target.Append(", ");
            var argument = arguments[i];
            if (argument.Name is { } name) target.Append(name.Text).Append(": ");
            if (argument.Value is { } value) Write(target, value);
        }

        target.Append(')');
    }
}
