using Microsoft.CodeAnalysis;

namespace Refract.Generator.Analyzers;

/// <summary>The members of a create that give one relation.</summary>
/// <param name="Relation">The relation's member.</param>
/// <param name="Columns">The foreign key's members.</param>
internal sealed record OneOfGroup(string Relation, IReadOnlyList<(string Name, bool IsRequired)> Columns)
{
    public static IReadOnlyList<OneOfGroup> Of(ITypeSymbol type)
    {
        var columns = new Dictionary<string, List<(string, bool)>>(StringComparer.Ordinal);
        foreach (var member in type.GetMembers().OfType<IPropertySymbol>())
        {
            if (RuntimeTypes.IsNested(member.Type)) continue;
            foreach (var attribute in member.GetAttributes())
            {
                if (attribute.AttributeClass is not { Name: "OneOfAttribute" } known
                    || !RuntimeTypes.IsOfRuntime(known)) continue;
                var relation = (string)attribute.ConstructorArguments[0].Value!;
                var isOptional = attribute.NamedArguments.Any(
                    argument => argument is { Key: "Optional", Value.Value: true });
                if (!columns.TryGetValue(relation, out var list)) columns.Add(relation, list = []);
                list.Add((member.Name, !isOptional));
            }
        }

        return [.. columns.Select(pair => new OneOfGroup(pair.Key, pair.Value))];
    }

    /// <summary>The relation that rows created through a member get from it, or null.</summary>
    public static string? SuppliedBy(IPropertySymbol member) => member.GetAttributes()
        .Where(attribute =>
            attribute.AttributeClass is { Name: "SuppliesAttribute" } known && RuntimeTypes.IsOfRuntime(known))
        .Select(attribute => (string?)attribute.ConstructorArguments[0].Value).FirstOrDefault();
}
