using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>
/// Makes the public model out of symbols. What is wrong or incomplete is left out, so that nobody who reads the model
/// meets half of a thing.
/// </summary>
internal sealed class ModelBuilder(SchemaSymbols symbols)
{
    internal PrismaSchema Build(IReadOnlyList<SourceFile> files)
    {
        var enums = new List<EnumType>(symbols.Enums.Count);
        foreach (var symbol in symbols.Enums) enums.Add(BuildEnum(symbol));
        var models = new List<Model>(symbols.Models.Count);
        foreach (var symbol in symbols.Models)
            if (!symbol.IsDuplicate) models.Add(BuildModel(symbol));
        var related = FindRelated();
        foreach (var symbol in symbols.Models)
            if (symbol.Built is not null) BuildFields(symbol, related);
        foreach (var symbol in symbols.Models)
            if (symbol.Built is not null) BuildKeys(symbol);
        var relations = BuildRelations();
        // A field that shares its opposite with another is ambiguous, which has been reported: it has no relation and
        // is left out.
        foreach (var model in models)
            if (model.RelationFields.Any(field => field.Relation is null))
                model.Fields = [.. model.Fields.Where(field => field is not RelationField { Relation: null })];

        return new PrismaSchema
        {
            Files = files,
            Datasource = BuildDatasource(),
            Generators = symbols.Generators,
            Models = models,
            Enums = enums,
            Relations = relations,
        };
    }

    /// <summary>The fields that are one side of a relation with two.</summary>
    private HashSet<FieldSymbol> FindRelated()
    {
        var related = new HashSet<FieldSymbol>();
        foreach (var relation in symbols.Relations)
        {
            if (!relation.IsComplete) continue;
            related.Add(relation.Forward!);
            related.Add(relation.Back!);
        }

        return related;
    }

    private Datasource? BuildDatasource()
    {
        if (symbols.Datasource is not { Provider: { } provider } symbol) return null;
        return new Datasource
        {
            Name = symbol.Name,
            Provider = provider,
            ProviderText = symbol.ProviderText,
            Url = symbol.Url,
            DirectUrl = symbol.DirectUrl,
            ShadowDatabaseUrl = symbol.ShadowDatabaseUrl,
            EmulatesRelations = symbol.EmulatesRelations,
            Schemas = symbol.Schemas is { } schemas ? [.. schemas.Select(schema => schema.Name)] : [],
            Extensions = [.. symbol.Extensions.Select(extension => extension.Extension)],
            Location = new SourceLocation(symbol.File, symbol.Syntax.Span),
        };
    }

    private static EnumType BuildEnum(EnumSymbol symbol)
    {
        var comments = Documentation.Of(symbol.Syntax.Members);
        var values = new List<EnumValue>(symbol.Values.Count);
        foreach (var value in symbol.Values)
        {
            var location = new SourceLocation(symbol.File, value.Syntax.Name.Span);
            value.Built = new EnumValue(value.Name, value.MappedName ?? value.Name, comments(value.Syntax), location);
            values.Add(value.Built);
        }

        return symbol.Built = new EnumType
        {
            Name = symbol.Name,
            DatabaseName = symbol.MappedName ?? symbol.Name,
            DatabaseSchema = symbol.DatabaseSchema,
            Values = values,
            Documentation = symbol.Documentation,
            Location = new SourceLocation(symbol.File, symbol.Syntax.Name.Span),
        };
    }

    private static Model BuildModel(ModelSymbol symbol) => symbol.Built = new()
    {
        Name = symbol.Name,
        TableName = symbol.TableName,
        DatabaseSchema = symbol.DatabaseSchema,
        IsView = symbol.IsView,
        IsIgnored = symbol.IsIgnored,
        Documentation = symbol.Documentation,
        Location = new SourceLocation(symbol.File, symbol.Syntax.Name.Span),
    };

    private static void BuildFields(ModelSymbol symbol, HashSet<FieldSymbol> related)
    {
        var comments = Documentation.Of(symbol.Syntax.Members);
        var fields = new List<Field>(symbol.Fields.Count);
        foreach (var field in symbol.Fields)
        {
            field.Built = field.Kind switch
            {
                FieldKind.Scalar or FieldKind.Enum or FieldKind.Unsupported =>
                    BuildScalar(field, comments(field.Syntax)),
                FieldKind.Relation when related.Contains(field) && field.Target!.Built is not null =>
                    BuildRelationField(field, comments(field.Syntax)),
                _ => null,
            };
            if (field.Built is not null) fields.Add(field.Built);
        }

        symbol.Built!.Fields = fields;
    }

    private static ScalarField BuildScalar(FieldSymbol field, string? documentation) => new()
    {
        Model = field.Model.Built!,
        Name = field.Name,
        Arity = field.Arity,
        IsIgnored = field.IsIgnored,
        Documentation = documentation,
        Location = new SourceLocation(field.File, field.Syntax.Name.Span),
        Type = field.Kind switch { FieldKind.Enum => ScalarType.Enum, FieldKind.Unsupported => ScalarType.Unsupported,
            _ => field.Scalar },
        Enum = field.Enum?.Built,
        UnsupportedType = field.Syntax.Type!.UnsupportedText is { } text ? StringLiteral.Value(text) : null,
        ColumnName = field.ColumnName,
        NativeType = field.NativeType is { } native ? new NativeType(native.Name, native.Arguments) : null,
        Default = field.Default is { Fits: true } value ? BuildDefault(field, value.Value) : null,
        DefaultConstraintName = field.Default?.MappedName,
        IsUpdatedAt = field.IsUpdatedAt,
    };

    private static DefaultValue? BuildDefault(FieldSymbol field, ExpressionSyntax value) => value switch
    {
        FunctionCallSyntax { Arguments.Count: 0 } call => new FunctionDefault(call.Name.Text, []),
        FunctionCallSyntax call => new FunctionDefault(call.Name.Text,
        [
            .. call.Arguments.Where(argument => argument.Value is not null)
                .Select(argument => new FunctionArgument(argument.Name?.Text, argument.Value!.AsText())),
        ]),
        ListSyntax list =>
            new ListDefault([.. list.Items.Select(item => BuildDefault(field, item)).OfType<DefaultValue>()]),
        _ when field.Enum is { } type =>
            value.AsConstant() is { } name && type.ValuesByName.TryGetValue(name, out var known)
            ? new EnumDefault(known.Built!) : null,
        _ => new LiteralDefault(value.AsText()),
    };

    private static RelationField BuildRelationField(FieldSymbol field, string? documentation) => new()
    {
        Model = field.Model.Built!,
        Name = field.Name,
        Arity = field.Arity,
        IsIgnored = field.IsIgnored,
        Documentation = documentation,
        Location = new SourceLocation(field.File, field.Syntax.Name.Span),
        Target = field.Target!.Built!,
        OnDelete = field.Relation?.OnDelete,
        OnUpdate = field.Relation?.OnUpdate,
        ConstraintName = field.Relation?.MappedName,
    };

    private static void BuildKeys(ModelSymbol symbol)
    {
        var model = symbol.Built!;
        if (symbol.PrimaryKey is { IsBroken: false, Fields.Count: > 0 } key)
        {
            model.PrimaryKey = new PrimaryKey
            {
                Fields = BuildKeyFields(key),
                ClientName = key.ClientName,
                ConstraintName = key.MappedName,
                IsOnField = key.IsOnField,
                Location = new SourceLocation(symbol.File, key.Attribute.Span),
            };
        }

        if (symbol.Indexes.Count == 0) return;
        var indexes = new List<IndexDefinition>(symbol.Indexes.Count);
        foreach (var index in symbol.Indexes)
            if (index is { IsBroken: false, Fields.Count: > 0 }
                && index.Fields.TrueForAll(static part => part.Field.Built is not null))
                indexes.Add(BuildIndex(index));
        model.Indexes = indexes;
    }

    private static IndexDefinition BuildIndex(KeySymbol index) => new()
    {
        Kind = index.Kind switch { KeyKind.Unique => IndexKind.Unique, KeyKind.FullText => IndexKind.FullText,
            _ => IndexKind.Normal },
        Fields = BuildKeyFields(index),
        ClientName = index.ClientName,
        ConstraintName = index.MappedName,
        Algorithm = index.Algorithm,
        Condition = index.Condition,
        IsOnField = index.IsOnField,
        Location = new SourceLocation(index.Model.File, index.Attribute.Span),
    };

    private static List<IndexField> BuildKeyFields(KeySymbol key)
    {
        var fields = new List<IndexField>(key.Fields.Count);
        foreach (var part in key.Fields)
            if (part.Field.Built is ScalarField field)
                fields.Add(new IndexField(field, part.Sort, part.Length, part.OperatorClass, part.IsRawOperatorClass));
        return fields;
    }

    private List<Relation> BuildRelations()
    {
        var relations = new List<Relation>(symbols.Relations.Count);
        foreach (var symbol in symbols.Relations)
        {
            // Each field is paired once: what comes later and claims it again is ambiguous.
            if (symbol is { Forward.Built: RelationField { Relation: null } first,
                Back.Built: RelationField { Relation: null } second })
                relations.Add(BuildRelation(symbol, first, second));
        }

        return relations;
    }

    private static Relation BuildRelation(RelationSymbol symbol, RelationField first, RelationField second)
    {
        var name = symbol.Forward!.Relation?.Name;
        var relation = new Relation
        {
            Name = name ?? DefaultName(first.Model.Name, second.Model.Name),
            IsNamed = name is not null,
            Kind = symbol.Kind,
            First = first,
            Second = second,
        };
        first.Relation = relation;
        second.Relation = relation;
        if (symbol.Kind != RelationKind.ManyToMany) SetColumns(first, symbol.Forward.Relation);
        return relation;
    }

    private static string DefaultName(string a, string b) =>
        string.CompareOrdinal(a, b) <= 0 ? $"{a}To{b}" : $"{b}To{a}";

    private static void SetColumns(RelationField field, RelationAttribute? attribute)
    {
        if (attribute is not { IsBroken: false, Fields: { Count: > 0 } columns, References: { } references }
            || columns.Count != references.Count)
            return;
        field.ForeignKey = BuildColumns(columns);
        field.References = BuildColumns(references);
    }

    private static List<ScalarField> BuildColumns(List<FieldSymbol> columns)
    {
        var built = new List<ScalarField>(columns.Count);
        foreach (var column in columns)
            if (column.Built is ScalarField field) built.Add(field);
        return built;
    }
}
