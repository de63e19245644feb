using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>
/// Makes symbols out of syntax: first the names of all blocks, then the types of fields, then attributes, then relations. What is wrong is
/// reported
/// where it stands and marked in its symbol, so that nothing that follows from it is reported as well.
/// </summary>
internal sealed class SchemaBinder(IReadOnlyList<SchemaSyntaxTree> trees, DiagnosticSink sink)
{
    private readonly SchemaSymbols _symbols = new();
    private readonly Dictionary<string, string> _wordsByName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _datasourceNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _generatorNames = new(StringComparer.Ordinal);

    internal SchemaSymbols Bind()
    {
        var datasources = new List<DatasourceSymbol>();
        var generators = new List<(SourceFile File, BlockSyntax Block)>();
        foreach (var tree in trees)
        {
            var comments = Documentation.Of(tree.Root.Members);
            foreach (var block in tree.Root.Blocks)
            {
                if (ScalarTypes.IsReserved(block.Name.Text))
                    sink.Report(BindingRules.ReservedName, tree.File, block.Name,
                        $"`{block.Name.Text}` is a built-in type. Give this {block.Keyword.Text} another name.");
                switch (block.Kind)
                {
                    case BlockKind.Datasource:
                        DeclareConfiguration(tree.File, block, _datasourceNames);
                        datasources.Add(new DatasourceSymbol(tree.File, block));
                        break;
                    case BlockKind.Generator:
                        DeclareConfiguration(tree.File, block, _generatorNames);
                        generators.Add((tree.File, block));
                        break;
                    case BlockKind.Enum: DeclareEnum(tree.File, block, comments(block)); break;
                    default: DeclareModel(tree.File, block, comments(block)); break;
                }
            }
        }

        new DatasourceBinder(_symbols, sink).Bind(datasources);
        new GeneratorBinder(_symbols, sink).Bind(generators);
        BindTypes();
        foreach (var type in _symbols.Enums) EnumBinder.Bind(type, sink);
        var attributes = new ModelAttributeBinder(_symbols, sink);
        // The attributes of relations name columns of other models: columns first.
        foreach (var model in _symbols.Models) attributes.BindColumns(model);
        foreach (var model in _symbols.Models) attributes.BindRelationFields(model);
        foreach (var model in _symbols.Models) attributes.BindBlock(model);
        foreach (var type in _symbols.CompositeTypes) CompositeTypeBinder.Bind(type, sink);
        RelationInference.Run(_symbols);
        return _symbols;
    }

    private void DeclareConfiguration(SourceFile file, BlockSyntax block, HashSet<string> names)
    {
        if (!names.Add(block.Name.Text))
            sink.Report(BindingRules.DuplicateBlock, file, block.Name,
                $"There is a {block.Keyword.Text} `{block.Name.Text}` already. Rename or remove one of them.");
        var settings = new HashSet<string>(StringComparer.Ordinal);
        foreach (var setting in block.Members.OfType<SettingSyntax>())
        {
            if (!settings.Add(setting.Name.Text))
                sink.Report(BindingRules.DuplicateSetting, file, setting.Name,
                    $"`{setting.Name.Text}` is set twice in this {block.Keyword.Text}. Keep one of the lines.");
        }
    }

    private bool DeclareName(SourceFile file, BlockSyntax block)
    {
        var name = block.Name.Text;
        CheckName(file, block.Name, block.Keyword.Text);
        if (block.Kind != BlockKind.Type && ReservedNames.Contains(name))
            sink.Report(BindingRules.ReservedName, file, block.Name,
                $"`{name}` is a reserved name. Give this {block.Keyword.Text} another one, and keep the database's with "
                + $"`@@map(\"{name}\")`.");
        if (_wordsByName.TryGetValue(name, out var existing))
        {
            sink.Report(BindingRules.DuplicateBlock, file, block.Name,
                $"There is {Article(existing)} {existing} `{name}` already. Rename or remove one of them.");
            return false;
        }

        _wordsByName.Add(name, block.Keyword.Text);
        return true;
    }

    private void DeclareEnum(SourceFile file, BlockSyntax block, string? documentation)
    {
        var symbol = new EnumSymbol(file, block) { Documentation = documentation };
        if (DeclareName(file, block)) _symbols.EnumsByName.Add(symbol.Name, symbol);
        _symbols.Enums.Add(symbol);
        CheckAttributeNames(file, block.Members.OfType<BlockAttributeSyntax>().Select(line => line.Attribute));
        foreach (var value in block.Members.OfType<EnumValueSyntax>())
        {
            CheckName(file, value.Name, "enum value");
            CheckAttributeNames(file, value.Attributes);
            if (!symbol.ValueNames.Add(value.Name.Text))
            {
                sink.Report(BindingRules.DuplicateEnumValue, file, value.Name,
                    $"The enum `{symbol.Name}` has a value `{value.Name.Text}` already. Remove one of them.");
                continue;
            }

            symbol.Values.Add(new EnumValueSymbol(value));
        }

        if (symbol.Values.Count == 0 && !block.Members.OfType<InvalidLineSyntax>().Any())
            sink.Report(BindingRules.EmptyEnum, file, block.Name,
                $"The enum `{symbol.Name}` has no values. Put at least one into it, each on a line of its own.");
    }

    private void DeclareModel(SourceFile file, BlockSyntax block, string? documentation)
    {
        var symbol = new ModelSymbol(file, block) { Documentation = documentation };
        if (DeclareName(file, block)) _symbols.ModelsByName.Add(symbol.Name, symbol);
        else symbol.IsDuplicate = true;
        (symbol.IsComposite ? _symbols.CompositeTypes : _symbols.Models).Add(symbol);
        symbol.HasUnreadableLines = block.CloseBrace is null || block.Members.OfType<InvalidLineSyntax>().Any();
        if (!symbol.IsComposite) CheckAttributeNames(file, block.Members.OfType<BlockAttributeSyntax>().Select(line => line.Attribute));
        foreach (var syntax in block.Members.OfType<FieldSyntax>())
        {
            var field = new FieldSymbol(symbol, syntax);
            if (!symbol.IsComposite)
            {
                CheckName(file, syntax.Name, "field");
                CheckAttributeNames(file, syntax.Attributes);
            }

            if (symbol.FieldsByName.ContainsKey(field.Name))
            {
                sink.Report(BindingRules.DuplicateField, file, syntax.Name,
                    $"The {symbol.Word} `{symbol.Name}` has a field `{field.Name}` already. Rename or remove one of them.");
                symbol.DuplicateNames.Add(field.Name);
                symbol.HasUnreadableLines = true;
                continue;
            }

            symbol.FieldsByName.Add(field.Name, field);
            symbol.Fields.Add(field);
        }
    }

    private void BindTypes()
    {
        string[]? candidates = null;
        foreach (var field in _symbols.Models.Concat(_symbols.CompositeTypes).SelectMany(model => model.Fields))
        {
            if (field.Syntax.Type is not { } type)
            {
                field.Model.HasUnreadableLines = true;
                continue;
            }

            field.Arity = type.List is not null ? FieldArity.List : type.Optional is not null ? FieldArity.Optional : FieldArity.Required;
            var name = type.Name.Text;
            if (type.UnsupportedText is not null) field.Kind = FieldKind.Unsupported;
            else if (ScalarTypes.TryParse(name, out var scalar))
            {
                field.Kind = FieldKind.Scalar;
                field.Scalar = scalar;
            }
            else if (_symbols.EnumsByName.TryGetValue(name, out var enumType))
            {
                field.Kind = FieldKind.Enum;
                field.Enum = enumType;
            }
            else if (_symbols.ModelsByName.TryGetValue(name, out var target))
            {
                BindModelType(field, type, target);
            }
            else
            {
                candidates ??= [.. ScalarTypes.Names, .. _symbols.EnumsByName.Keys, .. _symbols.ModelsByName.Keys];
                field.Model.HasUnreadableLines = true;
                var hint = Spelling.Closest(name, candidates) is { } closest ? $"Did you mean `{closest}`?" : $"Define a model or an "
                    + $"enum of that name, or use one of {string.Join(", ", ScalarTypes.Names)}.";
                sink.Report(BindingRules.UnknownType, field.File, type.Name, $"There is no type `{name}`. {hint}");
            }
        }
    }

    private void BindModelType(FieldSymbol field, TypeSyntax type, ModelSymbol target)
    {
        field.Target = target;
        field.Kind = target.IsComposite ? FieldKind.Composite : FieldKind.Relation;
        if (!field.Model.IsComposite || target.IsComposite) return;
        field.Kind = FieldKind.Unknown;
        sink.Report(BindingRules.UnknownType, field.File, type.Name,
            $"`{target.Name}` is a {target.Word}, and a composite type cannot hold a relation. Move the field into a model.");
    }

    private void CheckName(SourceFile file, SyntaxToken name, string what)
    {
        var text = name.Text;
        if (text[0] is >= '0' and <= '9')
            sink.Report(BindingRules.InvalidName, file, name,
                $"The name of {Article(what)} {what} cannot start with a digit. Put a letter in front of `{text}`.");
        else if (text.IndexOf('-') >= 0)
            sink.Report(BindingRules.InvalidName, file, name,
                $"The name of {Article(what)} {what} cannot hold a `-`. Write `{text.Replace('-', '_')}`.");
    }

    private void CheckAttributeNames(SourceFile file, IEnumerable<AttributeSyntax> attributes)
    {
        if (attributes is IReadOnlyList<AttributeSyntax> { Count: 0 }) return;
        foreach (var attribute in attributes) CheckName(file, attribute.Name, "attribute");
    }

    private static string Article(string word) => word[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a";
}
