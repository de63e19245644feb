using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>
/// Makes the public model out of symbols. What is wrong or incomplete is left out, so that nobody who reads the model meets half of a
/// thing.
/// </summary>
internal sealed class ModelBuilder(SchemaSymbols symbols)
{
    private readonly Dictionary<EnumSymbol, EnumType> _enums = [];
    private readonly Dictionary<(EnumSymbol Type, string Name), EnumValue> _enumValues = [];
    private readonly Dictionary<ModelSymbol, Model> _models = [];
    private readonly Dictionary<FieldSymbol, Field> _fields = [];

    internal PrismaSchema Build(IReadOnlyList<SourceFile> files)
    {
        foreach (var symbol in symbols.Enums)
        {
            var type = BuildEnum(symbol);
            _enums.Add(symbol, type);
            foreach (var value in type.Values) _enumValues[(symbol, value.Name)] = value;
        }

        var models = symbols.Models.Where(model => !model.IsDuplicate).ToList();
        foreach (var symbol in models) _models.Add(symbol, BuildModel(symbol));
        var related = new HashSet<FieldSymbol>();
        foreach (var relation in symbols.Relations.Where(relation => relation.IsComplete))
        {
            related.Add(relation.Forward!);
            related.Add(relation.Back!);
        }

        foreach (var symbol in models) BuildFields(symbol, related);
        foreach (var symbol in models) BuildKeys(symbol);
        var relations = new List<Relation>();
        var paired = new HashSet<FieldSymbol>();
        foreach (var relation in symbols.Relations)
        {
            if (!relation.IsComplete || paired.Contains(relation.Forward!) || paired.Contains(relation.Back!)) continue;
            paired.Add(relation.Forward!);
            paired.Add(relation.Back!);
            relations.Add(BuildRelation(relation));
        }

        // A field that shares its opposite with another is ambiguous, which has been reported: it has no relation and is left out.
        foreach (var symbol in models.Where(model => model.Fields.Exists(field => related.Contains(field) && !paired.Contains(field))))
            _models[symbol].Fields = [.. _models[symbol].Fields.Where(field => field is not RelationField { Relation: null })];

        return new PrismaSchema
        {
            Files = files,
            Datasource = BuildDatasource(),
            Generators = symbols.Generators,
            Models = [.. models.Select(symbol => _models[symbol])],
            Enums = [.. symbols.Enums.Select(symbol => _enums[symbol])],
            Relations = relations,
        };
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
        return new EnumType
        {
            Name = symbol.Name,
            DatabaseName = symbol.MappedName ?? symbol.Name,
            DatabaseSchema = symbol.DatabaseSchema,
            Values = [.. symbol.Values.Select(value => new EnumValue(
                value.Name, value.MappedName
                    ?? value.Name, comments(value.Syntax), new SourceLocation(symbol.File, value.Syntax.Name.Span)))],
            Documentation = symbol.Documentation,
            Location = new SourceLocation(symbol.File, symbol.Syntax.Name.Span),
        };
    }

    private static Model BuildModel(ModelSymbol symbol) => new()
    {
        Name = symbol.Name,
        TableName = symbol.TableName,
        DatabaseSchema = symbol.DatabaseSchema,
        IsView = symbol.IsView,
        IsIgnored = symbol.IsIgnored,
        Documentation = symbol.Documentation,
        Location = new SourceLocation(symbol.File, symbol.Syntax.Name.Span),
    };

    private void BuildFields(ModelSymbol symbol, HashSet<FieldSymbol> related)
    {
        var comments = Documentation.Of(symbol.Syntax.Members);
        var fields = new List<Field>();
        foreach (var field in symbol.Fields)
        {
            Field? built = field.Kind switch
            {
                FieldKind.Scalar or FieldKind.Enum or FieldKind.Unsupported => BuildScalar(field, comments(field.Syntax)),
                FieldKind.Relation when related.Contains(field)
                    && _models.ContainsKey(field.Target!) => BuildRelationField(field, comments(field.Syntax)),
                _ => null,
            };
            if (built is null) continue;
            _fields.Add(field, built);
            fields.Add(built);
        }

        _models[symbol].Fields = fields;
    }

    private ScalarField BuildScalar(FieldSymbol field, string? documentation) => new()
    {
        Model = _models[field.Model],
        Name = field.Name,
        Arity = field.Arity,
        IsIgnored = field.IsIgnored,
        Documentation = documentation,
        Location = new SourceLocation(field.File, field.Syntax.Name.Span),
        Type = field.Kind switch { FieldKind.Enum => ScalarType.Enum, FieldKind.Unsupported => ScalarType.Unsupported, _ => field.Scalar },
        Enum = field.Enum is null ? null : _enums[field.Enum],
        UnsupportedType = field.Syntax.Type!.UnsupportedText is { } text ? StringLiteral.Value(text) : null,
        ColumnName = field.ColumnName,
        NativeType = field.NativeType is { } native ? new NativeType(native.Name, native.Arguments) : null,
        Default = field.Default is { Fits: true } value ? BuildDefault(field, value.Value) : null,
        DefaultConstraintName = field.Default?.MappedName,
        IsUpdatedAt = field.IsUpdatedAt,
    };

    private DefaultValue? BuildDefault(FieldSymbol field, ExpressionSyntax value) => value switch
    {
        FunctionCallSyntax call => new FunctionDefault(call.Name.Text,
            [.. call.Arguments.Where(argument => argument.Value is not null).Select(argument => new FunctionArgument(argument.Name?.Text,
            argument.Value!.AsText()))]),
        ListSyntax list => new ListDefault([.. list.Items.Select(item => BuildDefault(field, item)).OfType<DefaultValue>()]),
        _ when field.Enum is { } type => value.AsConstant() is { } name && _enumValues.TryGetValue((type, name), out var known)
            ? new EnumDefault(known) : null,
        _ => new LiteralDefault(value.AsText()),
    };

    private RelationField BuildRelationField(FieldSymbol field, string? documentation) => new()
    {
        Model = _models[field.Model],
        Name = field.Name,
        Arity = field.Arity,
        IsIgnored = field.IsIgnored,
        Documentation = documentation,
        Location = new SourceLocation(field.File, field.Syntax.Name.Span),
        Target = _models[field.Target!],
        OnDelete = field.Relation?.OnDelete,
        OnUpdate = field.Relation?.OnUpdate,
        ConstraintName = field.Relation?.MappedName,
    };

    private void BuildKeys(ModelSymbol symbol)
    {
        var model = _models[symbol];
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

        model.Indexes =
        [
            .. symbol.Indexes.Where(index => index is { IsBroken: false, Fields.Count: > 0 }
                && index.Fields.TrueForAll(field => _fields.ContainsKey(field.Field)))
                .Select(index => new IndexDefinition
                {
                    Kind = index.Kind switch { KeyKind.Unique => IndexKind.Unique, KeyKind.FullText => IndexKind.FullText,
                        _ => IndexKind.Normal },
                    Fields = BuildKeyFields(index),
                    ClientName = index.ClientName,
                    ConstraintName = index.MappedName,
                    Algorithm = index.Algorithm,
                    Condition = index.Condition,
                    IsOnField = index.IsOnField,
                    Location = new SourceLocation(symbol.File, index.Attribute.Span),
                }),
        ];
    }

    private List<IndexField> BuildKeyFields(KeySymbol key) =>
        [.. key.Fields.Where(field => _fields.ContainsKey(field.Field)).Select(field => new IndexField(
            (ScalarField)_fields[field.Field], field.Sort, field.Length, field.OperatorClass, field.IsRawOperatorClass))];

    private Relation BuildRelation(RelationSymbol symbol)
    {
        var first = (RelationField)_fields[symbol.Forward!];
        var second = (RelationField)_fields[symbol.Back!];
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

    private static string DefaultName(string a, string b) => string.CompareOrdinal(a, b) <= 0 ? $"{a}To{b}" : $"{b}To{a}";

    private void SetColumns(RelationField field, RelationAttribute? attribute)
    {
        if (attribute is not { IsBroken: false, Fields: { Count: > 0 } columns, References: { } references }
            || columns.Count != references.Count)
            return;
        field.ForeignKey = [.. columns.Select(column => _fields[column]).OfType<ScalarField>()];
        field.References = [.. references.Select(column => _fields[column]).OfType<ScalarField>()];
    }
}
