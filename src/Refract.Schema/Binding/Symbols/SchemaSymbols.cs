namespace Refract.Schema.Binding;

/// <summary>
/// All symbols of a schema: what the binder makes out of the syntax and the rules look at. Unlike the public model a
/// symbol knows where it stands, and holds what is incomplete or wrong.
/// </summary>
internal sealed class SchemaSymbols
{
    internal List<ModelSymbol> Models { get; } = [];

    internal List<ModelSymbol> CompositeTypes { get; } = [];

    internal List<EnumSymbol> Enums { get; } = [];

    /// <summary>
    /// Models, views and types: the last of each name that is closed, which is the one that fields of that type mean.
    /// </summary>
    internal Dictionary<string, ModelSymbol> ModelsByName { get; } = new(StringComparer.Ordinal);

    /// <summary>The enums in the same way; a name is in one of the two only.</summary>
    internal Dictionary<string, EnumSymbol> EnumsByName { get; } = new(StringComparer.Ordinal);

    internal List<RelationSymbol> Relations { get; } = [];

    /// <summary>
    /// The relation fields by their model, the model they lead to and the name of the relation, in the order of the
    /// text.
    /// </summary>
    internal IReadOnlyCollection<List<FieldSymbol>> RelationFieldGroups { get; set; } = [];

    internal DatasourceSymbol? Datasource { get; set; }

    internal List<GeneratorBlock> Generators { get; } = [];

    internal HashSet<string> PreviewFeatures { get; } = new(StringComparer.OrdinalIgnoreCase);
}
