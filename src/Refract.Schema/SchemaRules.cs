using Refract.Schema.Binding;
using Refract.Schema.Validation;

namespace Refract.Schema.Diagnostics;

/// <summary>All rules of the schema language; each has a page <c>docs/rules/CODE.md</c>.</summary>
public static class SchemaRules
{
    /// <summary>All rules, in the order of their codes.</summary>
    public static IReadOnlyList<SchemaRule> All { get; } =
        [.. BindingRules.All.Concat(AttributeRules.All).Concat(Checks.Rules)
            .OrderBy(rule => rule.Code, StringComparer.Ordinal)];
}
