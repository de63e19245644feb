using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;
using Refract.Schema.Providers;

namespace Refract.Schema.Validation;

/// <summary>A type that the language knows is not to be hidden behind <c>Unsupported</c>.</summary>
internal static class UnsupportedTypeRule
{
    internal static readonly SchemaRule Rule = new("RFR1208", "Unsupported type that is supported");

    internal static void Check(ValidationContext context)
    {
        if (context.Traits.Provider is not { } provider) return;
        foreach (var field in context.Fields)
        {
            if (field.Kind != FieldKind.Unsupported) continue;
            var text = StringLiteral.Value(field.Syntax.Type!.UnsupportedText!);
            if (Parse(text) is not var (name, arguments) || NativeTypes.Find(provider, name) is not { } type) continue;
            if (!NativeTypeArgumentsRule.AreWellFormed(type, arguments)) continue;
            context.Report(Rule, field,
                $"The database type `{text}` is known to the language. Write `{field.Name} {type.Scalar} "
                + $"@{context.Symbols.Datasource!.Name}.{name}"
                + $"{(arguments.Count == 0 ? "" : $"({string.Join(", ", arguments)})")}`.");
        }
    }

    private static (string Name, IReadOnlyList<string> Arguments)? Parse(string text)
    {
        var open = text.IndexOf('(');
        if (open == 0) return null;
        if (open < 0) return (text.Trim(), []);
        var close = text.IndexOf(')', open);
        var name = text.Substring(0, open).Trim();
        return close < 0 ? (name, [])
            : (name, [.. text.Substring(open + 1, close - open - 1).Split(',').Select(argument => argument.Trim())]);
    }
}
