using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;
using Refract.Schema.Providers;

namespace Refract.Schema.Validation;

/// <summary>A native type must be one of the database's.</summary>
internal static class NativeTypeNameRule
{
    internal static readonly SchemaRule Rule = new("RFR1204", "Unknown native type");

    /// <summary>The fields with a native type, and its definition where there is one.</summary>
    internal static List<(FieldSymbol Field, NativeTypeSymbol Native, NativeTypeDefinition? Definition)> Find(
        ValidationContext context)
    {
        var found = new List<(FieldSymbol, NativeTypeSymbol, NativeTypeDefinition?)>();
        foreach (var field in context.Fields)
        {
            if (field.NativeType is not { } native) continue;
            found.Add((field, native,
                context.Traits.Provider is { } provider ? NativeTypes.Find(provider, native.Name) : null));
        }

        return found;
    }

    internal static void Check(ValidationContext context)
    {
        foreach (var (field, native, definition) in context.NativeTypes)
            if (definition is null)
                context.Report(Rule, field.Model, native.Attribute, Message(context, field, native));
    }

    private static string Message(ValidationContext context, FieldSymbol field, NativeTypeSymbol native)
    {
        if (context.Traits.Provider is not { } provider)
            return "Native types belong to a database. Add a `datasource` block, or remove the attribute.";
        var types = NativeTypes.For(provider);
        if (types.Count == 0) return $"{context.Traits.Name} has no native types. Remove the attribute.";
        var fitting = types.Where(type => type.Scalar == field.Scalar).Select(type => $"`@{native.Scope}.{type.Name}`");
        var hint = Spelling.Hint(native.Name, types.Select(type => type.Name));
        return $"{context.Traits.Name} has no native type `{native.Name}`.{hint} For `{field.TypeName}` there are "
            + $"{string.Join(", ", fitting)}.";
    }
}
