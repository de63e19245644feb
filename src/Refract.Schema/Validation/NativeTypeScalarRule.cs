using Refract.Schema.Diagnostics;
using Refract.Schema.Providers;

namespace Refract.Schema.Validation;

/// <summary>A native type fits one scalar type.</summary>
internal static class NativeTypeScalarRule
{
    internal static readonly SchemaRule Rule = new("RFR1207", "Native type does not fit the field");

    internal static void Check(ValidationContext context)
    {
        foreach (var (field, native, definition) in context.NativeTypes)
        {
            if (definition is null || definition.Scalar == field.Scalar) continue;
            var fitting = NativeTypes.For(context.Traits.Provider!.Value).Where(type => type.Scalar == field.Scalar)
                .Select(type => $"`@{native.Scope}.{type.Name}`");
            context.Report(Rule, field.Model, native.Attribute,
                $"`{native.Name}` is for fields of type `{definition.Scalar}`, and `{field.Name}` is of "
                + $"type `{field.TypeName}`. For "
                + $"that there are {string.Join(", ", fitting)}.");
        }
    }
}
