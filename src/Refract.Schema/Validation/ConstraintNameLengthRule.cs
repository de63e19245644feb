using System.Text;
using Refract.Schema.Diagnostics;
using Refract.Schema.Syntax;

namespace Refract.Schema.Validation;

/// <summary>A database takes names up to some length only.</summary>
internal static class ConstraintNameLengthRule
{
    internal static readonly SchemaRule Rule = new("RFR1311", "Name is too long");

    internal static void Check(ValidationContext context)
    {
        foreach (var model in context.Models)
        {
            foreach (var key in model.Indexes) Check(context, model, key.Attribute, key.MappedName);
            if (model.PrimaryKey is { } id) Check(context, model, id.Attribute, id.MappedName);
            foreach (var field in model.Fields)
                if (field.Relation is { } relation) Check(context, model, relation.Syntax, relation.MappedName);
        }
    }

    private static void Check(ValidationContext context, Binding.ModelSymbol model, AttributeSyntax attribute,
        string? name)
    {
        var maximum = context.Traits.MaximumNameLength;
        if (name is null || Encoding.UTF8.GetByteCount(name) <= maximum) return;
        context.Report(Rule, model, attribute,
            $"{context.Traits.Name} takes names of up to {maximum} bytes, and `{name}` has "
            + $"{Encoding.UTF8.GetByteCount(name)}. "
            + "Shorten it.");
    }
}
