using Refract.Schema.Binding;
using Refract.Schema.Diagnostics;
using Refract.Schema.Providers;
using Refract.Schema.Syntax;

namespace Refract.Schema.Validation;

/// <summary>What the rules look at and report to.</summary>
internal sealed class ValidationContext
{
    private readonly DiagnosticSink _sink;
    private List<(FieldSymbol Field, NativeTypeSymbol Native, NativeTypeDefinition? Definition)>? _nativeTypes;

    internal ValidationContext(SchemaSymbols symbols, DiagnosticSink sink)
    {
        Symbols = symbols;
        _sink = sink;
        Traits = ProviderTraits.Of(symbols.Datasource?.Provider);
        Models = symbols.Models.FindAll(static model => !model.IsDuplicate);
        foreach (var model in Models)
        {
            Fields.AddRange(model.Fields);
            Indexes.AddRange(model.Indexes);
        }

        AmbiguousGroups = AmbiguousRelationRule.Find(symbols.RelationFieldGroups);
        AmbiguousFields = [.. AmbiguousGroups.SelectMany(static fields => fields)];
        Relations = symbols.Relations.FindAll(IsClear);
        KeyRelations = Relations.FindAll(static relation => relation.Kind != RelationKind.ManyToMany);
    }

    internal SchemaSymbols Symbols { get; }

    internal ProviderTraits Traits { get; }

    /// <summary>Models and views; duplicates are left out.</summary>
    internal List<ModelSymbol> Models { get; }

    /// <summary>The fields of all <see cref="Models"/>.</summary>
    internal List<FieldSymbol> Fields { get; } = [];

    /// <summary>The indexes and unique keys of all <see cref="Models"/>.</summary>
    internal List<KeySymbol> Indexes { get; } = [];

    /// <summary>The fields with a native type, and its definition where the database has it.</summary>
    internal List<(FieldSymbol Field, NativeTypeSymbol Native, NativeTypeDefinition? Definition)> NativeTypes =>
        _nativeTypes ??= NativeTypeNameRule.Find(this);

    /// <summary>Fields that could be taken for each other.</summary>
    internal List<List<FieldSymbol>> AmbiguousGroups { get; }

    /// <summary>
    /// Relation fields of which nobody can tell which other field they belong to; no other rule speaks of them.
    /// </summary>
    internal HashSet<FieldSymbol> AmbiguousFields { get; }

    /// <summary>The relations whose fields and attributes could all be made out, whether complete or not.</summary>
    internal List<RelationSymbol> Relations { get; }

    /// <summary>Those of the <see cref="Relations"/> that are or should be a foreign key.</summary>
    internal List<RelationSymbol> KeyRelations { get; }

    internal bool EmulatesRelations => Symbols.Datasource?.EmulatesRelations == true;

    internal void Report(SchemaRule rule, ModelSymbol model, SyntaxElement element, MessageText message) =>
        _sink.Report(rule, model.File, element, message);

    /// <summary>Reports at the name of the model.</summary>
    internal void Report(SchemaRule rule, ModelSymbol model, MessageText message) =>
        _sink.Report(rule, model.File, model.Syntax.Name, message);

    internal void Report(SchemaRule rule, FieldSymbol field, MessageText message) =>
        _sink.Report(rule, field.File, field.Syntax, message);

    internal void Report(SchemaRule rule, KeySymbol key, MessageText message) =>
        _sink.Report(rule, key.Model.File, key.Attribute, message);

    internal void Report(SchemaRule rule, EnumSymbol type, SyntaxElement element, MessageText message) =>
        _sink.Report(rule, type.File, element, message);

    internal void Report(SchemaRule rule, DatasourceSymbol datasource, SyntaxElement element, MessageText message) =>
        _sink.Report(rule, datasource.File, element, message);

    private bool IsClear(RelationSymbol relation) => IsClear(relation.Forward) && IsClear(relation.Back);

    private bool IsClear(FieldSymbol? field) =>
        field is null || (!AmbiguousFields.Contains(field) && field.Relation?.IsBroken != true);
}
