using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

// What the binder makes out of the syntax and the rules look at. Unlike the public model it knows where everything stands, and holds what
// is incomplete or wrong. The symbols are small and only make sense together, hence one file.

/// <summary>A <c>model</c>, <c>view</c> or <c>type</c> block.</summary>
internal sealed class ModelSymbol(SourceFile file, BlockSyntax syntax)
{
    private HashSet<string>? _skippedNames;
    private UniqueKeyLookup? _uniqueKeyLookup;

    internal SourceFile File { get; } = file;

    internal BlockSyntax Syntax { get; } = syntax;

    internal string Name => Syntax.Name.Text;

    internal bool IsView => Syntax.Kind == BlockKind.View;

    internal bool IsComposite => Syntax.Kind == BlockKind.Type;

    /// <summary><c>model</c>, <c>view</c> or <c>type</c>.</summary>
    internal string Word => Syntax.Keyword.Text;

    internal string? Documentation { get; set; }

    /// <summary>The attributes of the block, in the order of the text.</summary>
    internal List<AttributeSyntax> Attributes { get; } = [];

    internal List<FieldSymbol> Fields { get; } = new(syntax.Members.Count);

    internal Dictionary<string, FieldSymbol> FieldsByName { get; } = new(syntax.Members.Count, StringComparer.Ordinal);

    internal AttributeSyntax? MapAttribute { get; set; }

    internal string? MappedName { get; set; }

    internal string TableName => MappedName ?? Name;

    internal string? DatabaseSchema { get; set; }

    internal ExpressionSyntax? DatabaseSchemaSyntax { get; set; }

    internal bool IsIgnored { get; set; }

    internal KeySymbol? PrimaryKey { get; set; }

    /// <summary>A block of that name stands further up; that has been reported, and no rule looks at this one.</summary>
    internal bool IsDuplicate { get; set; }

    /// <summary>Some line could not be read, or some type or attribute is unknown: rules that would miss something keep still.</summary>
    internal bool HasUnreadableLines { get; set; }

    internal List<KeySymbol> Indexes { get; } = [];

    internal KeySymbol? ShardKey { get; set; }

    /// <summary>True when a line that could not be read begins with that word: it may be the field that is looked for.</summary>
    internal bool MayHave(string name) =>
        (_skippedNames ??= [.. Syntax.Members.OfType<InvalidLineSyntax>().Select(FirstWord)]).Contains(name);

    private static string FirstWord(InvalidLineSyntax line)
    {
        var text = line.Skipped.Text;
        var end = 0;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) end++;
        return text.Substring(0, end);
    }

    /// <summary>The id and the unique keys.</summary>
    internal IEnumerable<KeySymbol> UniqueKeys
    {
        get
        {
            if (PrimaryKey is not null) yield return PrimaryKey;
            foreach (var index in Indexes)
                if (index.Kind == KeyKind.Unique) yield return index;
        }
    }

    /// <summary>The id and the unique keys by their columns. Only to be asked for when all keys are bound.</summary>
    internal UniqueKeyLookup UniqueKeyLookup => _uniqueKeyLookup ??= new UniqueKeyLookup(UniqueKeys);

    /// <summary>What the schema's readers get to see; set by <see cref="ModelBuilder"/>.</summary>
    internal Model? Built { get; set; }
}

/// <summary>What a field holds.</summary>
internal enum FieldKind
{
    /// <summary>Its type is missing or unknown; that has been reported, and nothing else is said of it.</summary>
    Unknown,
    Scalar,
    Enum,
    Unsupported,
    Relation,
    Composite,
}

/// <summary>A field of a model, view or type.</summary>
internal sealed class FieldSymbol(ModelSymbol model, FieldSyntax syntax)
{
    internal ModelSymbol Model { get; } = model;

    internal FieldSyntax Syntax { get; } = syntax;

    internal SourceFile File => Model.File;

    internal string Name => Syntax.Name.Text;

    internal FieldKind Kind { get; set; }

    /// <summary>Another field has the same name: which one is meant is unknown, and nothing is said of it.</summary>
    internal bool IsRepeated { get; set; }

    internal bool IsColumn => Kind is FieldKind.Scalar or FieldKind.Enum or FieldKind.Unsupported or FieldKind.Composite;

    internal ScalarType Scalar { get; set; }

    internal EnumSymbol? Enum { get; set; }

    /// <summary>The model of a relation, or the composite type.</summary>
    internal ModelSymbol? Target { get; set; }

    internal FieldArity Arity { get; set; }

    internal string? MappedName { get; set; }

    internal string ColumnName => MappedName ?? Name;

    internal bool IsIgnored { get; set; }

    internal bool IsUpdatedAt { get; set; }

    internal DefaultSymbol? Default { get; set; }

    internal NativeTypeSymbol? NativeType { get; set; }

    internal RelationAttribute? Relation { get; set; }

    internal string TypeName => Syntax.Type?.Name.Text ?? "";

    /// <summary>What the schema's readers get to see, or null where there is nothing for them; set by <see cref="ModelBuilder"/>.</summary>
    internal Field? Built { get; set; }

    internal bool IsScalar(ScalarType type) => Kind == FieldKind.Scalar && Scalar == type;
}

/// <summary><c>@default(…)</c>.</summary>
internal sealed record DefaultSymbol(AttributeSyntax Attribute, ExpressionSyntax Value, string? MappedName)
{
    /// <summary>False when the value does not fit the field, which has been reported.</summary>
    internal bool Fits { get; set; } = true;

    internal bool IsAutoincrement => Fits && Value is FunctionCallSyntax call && call.Name.Is("autoincrement");
}

/// <summary><c>@db.VarChar(20)</c>.</summary>
internal sealed record NativeTypeSymbol(AttributeSyntax Attribute, string Scope, string Name, IReadOnlyList<string> Arguments);

/// <summary><c>@relation(…)</c> of a relation field.</summary>
internal sealed class RelationAttribute(AttributeSyntax syntax)
{
    internal AttributeSyntax Syntax { get; } = syntax;

    internal string? Name { get; set; }

    /// <summary><c>fields</c>: null when not given, empty when given empty or wrongly.</summary>
    internal List<FieldSymbol>? Fields { get; set; }

    /// <summary><c>references</c>: null when not given, empty when given empty or wrongly.</summary>
    internal List<FieldSymbol>? References { get; set; }

    /// <summary><c>fields</c> or <c>references</c> could not be made out, which has been reported.</summary>
    internal bool IsBroken { get; set; }

    internal ReferentialAction? OnDelete { get; set; }

    internal ExpressionSyntax? OnDeleteSyntax { get; set; }

    internal ReferentialAction? OnUpdate { get; set; }

    internal ExpressionSyntax? OnUpdateSyntax { get; set; }

    internal string? MappedName { get; set; }
}

/// <summary>The kinds of key and index.</summary>
internal enum KeyKind
{
    Id,
    Unique,
    Index,
    FullText,
    ShardKey,
}

/// <summary>An id, a unique key or an index.</summary>
internal sealed class KeySymbol(ModelSymbol model, KeyKind kind, AttributeSyntax attribute, bool isOnField)
{
    internal ModelSymbol Model { get; } = model;

    internal KeyKind Kind { get; } = kind;

    internal AttributeSyntax Attribute { get; } = attribute;

    internal bool IsOnField { get; } = isOnField;

    /// <summary>With its at signs: <c>@@index</c>.</summary>
    internal string AttributeName => Attribute.At.Text + Attribute.Name.Text;

    internal List<KeyFieldSymbol> Fields { get; } = new(1);

    /// <summary>Its fields could not be made out, which has been reported.</summary>
    internal bool IsBroken { get; set; }

    internal string? ClientName { get; set; }

    internal string? MappedName { get; set; }

    internal string? Algorithm { get; set; }

    internal bool HasClustered { get; set; }

    /// <summary>The condition of a partial index as SQL.</summary>
    internal string? Condition { get; set; }

    internal ExpressionSyntax? ConditionSyntax { get; set; }

    /// <summary>True when its columns are these in this order.</summary>
    internal bool Covers(List<FieldSymbol> columns) => Fields.Count == columns.Count && StartsWith(columns);

    /// <summary>True when its first columns are these in this order.</summary>
    internal bool StartsWith(List<FieldSymbol> columns)
    {
        if (Fields.Count < columns.Count) return false;
        for (var i = 0; i < columns.Count; i++)
            if (!ReferenceEquals(Fields[i].Field, columns[i])) return false;
        return true;
    }
}

/// <summary>One column of a key or index, or a path into a composite type.</summary>
internal sealed record KeyFieldSymbol(FieldSymbol Field, string Path, bool? Sort, int? Length, string? OperatorClass,
    bool IsRawOperatorClass)
{
    /// <summary>True when the path ends in a field of a composite type.</summary>
    internal bool IsInsideComposite => Path.IndexOf('.') >= 0;
}

/// <summary>An <c>enum</c> block.</summary>
internal sealed class EnumSymbol(SourceFile file, BlockSyntax syntax)
{
    internal SourceFile File { get; } = file;

    internal BlockSyntax Syntax { get; } = syntax;

    internal string Name => Syntax.Name.Text;

    internal string? MappedName { get; set; }

    internal string? DatabaseSchema { get; set; }

    internal ExpressionSyntax? DatabaseSchemaSyntax { get; set; }

    internal string? Documentation { get; set; }

    /// <summary>The attributes of the block, in the order of the text.</summary>
    internal List<AttributeSyntax> Attributes { get; } = [];

    internal List<EnumValueSymbol> Values { get; } = new(syntax.Members.Count);

    internal Dictionary<string, EnumValueSymbol> ValuesByName { get; } = new(syntax.Members.Count, StringComparer.Ordinal);

    internal bool HasUnreadableLines { get; set; }

    /// <summary>What the schema's readers get to see; set by <see cref="ModelBuilder"/>.</summary>
    internal EnumType? Built { get; set; }
}

/// <summary>A value of an enum.</summary>
internal sealed class EnumValueSymbol(EnumValueSyntax syntax)
{
    internal EnumValueSyntax Syntax { get; } = syntax;

    internal string Name => Syntax.Name.Text;

    internal string? MappedName { get; set; }

    /// <summary>What the schema's readers get to see; set by <see cref="ModelBuilder"/>.</summary>
    internal EnumValue? Built { get; set; }
}

/// <summary>
/// A relation as its fields tell it. <see cref="Forward"/> holds the key or should; <see cref="Back"/> is the other side. Of a one-to-many
/// relation that stands only on its list side <see cref="Forward"/> is null.
/// </summary>
internal sealed class RelationSymbol(RelationKind kind, FieldSymbol? forward, FieldSymbol? back)
{
    internal RelationKind Kind { get; } = kind;

    internal FieldSymbol? Forward { get; } = forward;

    internal FieldSymbol? Back { get; } = back;

    internal bool IsComplete => Forward is not null && Back is not null;
}

/// <summary>The <c>datasource</c> block.</summary>
internal sealed class DatasourceSymbol(SourceFile file, BlockSyntax syntax)
{
    internal SourceFile File { get; } = file;

    internal BlockSyntax Syntax { get; } = syntax;

    internal string Name => Syntax.Name.Text;

    internal DatabaseProvider? Provider { get; set; }

    internal string ProviderText { get; set; } = "";

    internal StringOrEnv? Url { get; set; }

    internal StringOrEnv? DirectUrl { get; set; }

    internal StringOrEnv? ShadowDatabaseUrl { get; set; }

    internal bool EmulatesRelations { get; set; }

    internal List<(string Name, ExpressionSyntax Syntax)>? Schemas { get; set; }

    internal SettingSyntax? SchemasSetting { get; set; }

    internal List<(DatabaseExtension Extension, ExpressionSyntax Syntax)> Extensions { get; } = [];

    internal SettingSyntax? ExtensionsSetting { get; set; }
}

/// <summary>All symbols of a schema.</summary>
internal sealed class SchemaSymbols
{
    internal List<ModelSymbol> Models { get; } = [];

    internal List<ModelSymbol> CompositeTypes { get; } = [];

    internal List<EnumSymbol> Enums { get; } = [];

    internal Dictionary<string, ModelSymbol> ModelsByName { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, EnumSymbol> EnumsByName { get; } = new(StringComparer.Ordinal);

    internal List<RelationSymbol> Relations { get; } = [];

    /// <summary>The relation fields by their model, the model they lead to and the name of the relation, in the order of the text.</summary>
    internal IReadOnlyCollection<List<FieldSymbol>> RelationFieldGroups { get; set; } = [];

    internal DatasourceSymbol? Datasource { get; set; }

    internal List<GeneratorBlock> Generators { get; } = [];

    internal HashSet<string> PreviewFeatures { get; } = new(StringComparer.OrdinalIgnoreCase);
}
