using Refract.Schema.Diagnostics;
using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>
/// Says that a key or a relation names a field that is not known. Where there may well be such a field, and only its
/// own line is wrong, that line is named as the cause.
/// </summary>
internal static class UnknownField
{
    /// <summary>Reports a name that is none of the model's fields.</summary>
    internal static void ReportName(SchemaRule rule, ModelSymbol model, string name, SyntaxElement item,
        ArgumentReader reader)
    {
        if (model.UnreadableLine(name) is { } line)
        {
            var cause = new SourceLocation(model.File, line.Span);
            reader.Report(rule, item,
                $"`{reader.Display}` refers to the field `{name}`, whose {Lines.Name(cause, reader.File)} "
                    + "could not be read.", cause);
            return;
        }

        var redefinition = Contains(model, reader) ? null : model.Redefinition;
        reader.Report(rule, item,
            $"{Lines.Subject(model.Name, redefinition, reader.File)} has no field "
                + $"`{name}`.{Spelling.Hint(name, model.FieldsByName.Keys)}",
            redefinition);
    }

    /// <summary>Reports a field whose own line is wrong, and does nothing for any other.</summary>
    internal static void ReportFlaw(SchemaRule rule, FieldSymbol field, SyntaxElement item, ArgumentReader reader)
    {
        if (field.Flaw is not { } flaw) return;
        var cause = new SourceLocation(field.File, flaw.Span);
        var line = Lines.Name(cause, reader.File);
        var what = field.Kind == FieldKind.Unknown
            ? $"whose type on {line} is not known" : $"whose {line} is not written correctly";
        reader.Report(rule, item, $"`{reader.Display}` refers to the field `{field.Name}`, {what}.", cause);
    }

    private static bool Contains(ModelSymbol model, ArgumentReader reader) =>
        ReferenceEquals(model.File, reader.File)
        && model.Syntax.Span.Start <= reader.Attribute.Span.Start
        && reader.Attribute.Span.Start < model.Syntax.Span.End;
}
