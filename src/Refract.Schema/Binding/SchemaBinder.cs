using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Schema.Binding;

/// <summary>
/// Makes symbols out of syntax: first the names of all blocks, then the types of fields, then attributes, then
/// relations. What is wrong is reported where it stands and marked in its symbol, so that what names it later can say
/// what it follows from.
/// </summary>
internal sealed class SchemaBinder(IReadOnlyList<SchemaSyntaxTree> trees, DiagnosticSink sink)
{
    private readonly SchemaSymbols _symbols = new();
    private readonly Dictionary<string, string> _wordsByName = new(StringComparer.Ordinal);
    private readonly HashSet<string> _datasourceNames = new(StringComparer.Ordinal);
    private readonly HashSet<string> _generatorNames = new(StringComparer.Ordinal);
    private string[]? _typeNames;

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
        var composites = new CompositeTypeBinder(_symbols, sink);
        foreach (var type in _symbols.CompositeTypes) composites.Bind(type);
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
                $"`{name}` is a reserved name. Give this {block.Keyword.Text} another one, and keep the "
                + "database's with "
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
        symbol.IsDuplicate = !DeclareName(file, block);
        if (!symbol.IsDuplicate || block.CloseBrace is not null)
        {
            _symbols.ModelsByName.Remove(symbol.Name);
            _symbols.EnumsByName[symbol.Name] = symbol;
        }

        _symbols.Enums.Add(symbol);
        foreach (var member in block.Members)
        {
            switch (member)
            {
                case EnumValueSyntax value: DeclareEnumValue(symbol, value); break;
                case BlockAttributeSyntax { Attribute: var attribute }:
                    CheckName(file, attribute.Name, "attribute");
                    symbol.Attributes.Add(attribute);
                    break;
            }
        }

        if (symbol.Values.Count == 0) ReportEmpty(symbol);
    }

    private void ReportEmpty(EnumSymbol symbol)
    {
        SourceLocation? cause = symbol.Syntax.Members.OfType<InvalidLineSyntax>().FirstOrDefault() is { } line
            ? new SourceLocation(symbol.File, line.Span) : null;
        sink.Report(BindingRules.EmptyEnum, symbol.File, symbol.Syntax.Name, cause is { } unread
            ? $"The enum `{symbol.Name}` has no value that can be read: line {unread.Start.Line} is none."
            : $"The enum `{symbol.Name}` has no values. Put at least one into it, each on a line of its own.", cause);
    }

    private void DeclareEnumValue(EnumSymbol symbol, EnumValueSyntax syntax)
    {
        CheckName(symbol.File, syntax.Name, "enum value");
        CheckAttributeNames(symbol.File, syntax.Attributes);
        if (symbol.ValuesByName.ContainsKey(syntax.Name.Text))
        {
            sink.Report(BindingRules.DuplicateEnumValue, symbol.File, syntax.Name,
                $"The enum `{symbol.Name}` has a value `{syntax.Name.Text}` already. Remove one of them.");
            return;
        }

        var value = new EnumValueSymbol(syntax);
        symbol.ValuesByName.Add(value.Name, value);
        symbol.Values.Add(value);
    }

    private void DeclareModel(SourceFile file, BlockSyntax block, string? documentation)
    {
        var symbol = new ModelSymbol(file, block) { Documentation = documentation };
        symbol.IsDuplicate = !DeclareName(file, block);
        if (!symbol.IsDuplicate || block.CloseBrace is not null)
        {
            _symbols.EnumsByName.Remove(symbol.Name);
            _symbols.ModelsByName[symbol.Name] = symbol;
        }

        (symbol.IsComposite ? _symbols.CompositeTypes : _symbols.Models).Add(symbol);
        symbol.HasUnreadableLines = block.CloseBrace is null;
        foreach (var member in block.Members)
        {
            switch (member)
            {
                case FieldSyntax field: DeclareField(symbol, field); break;
                case BlockAttributeSyntax { Attribute: var attribute }:
                    if (!symbol.IsComposite) CheckName(file, attribute.Name, "attribute");
                    symbol.Attributes.Add(attribute);
                    break;
                case InvalidLineSyntax: symbol.HasUnreadableLines = true; break;
            }
        }
    }

    private void DeclareField(ModelSymbol model, FieldSyntax syntax)
    {
        if (!model.IsComposite)
        {
            CheckName(model.File, syntax.Name, "field");
            CheckAttributeNames(model.File, syntax.Attributes);
        }

        var field = new FieldSymbol(model, syntax);
        if (model.FieldsByName.ContainsKey(field.Name))
        {
            sink.Report(BindingRules.DuplicateField, model.File, syntax.Name,
                $"The {model.Word} `{model.Name}` has a field `{field.Name}` already. Rename or remove one of them.");
            field.IsRepeated = true;
            model.HasUnreadableLines = true;
            model.RepeatedFields.Add(field);
        }
        else model.Fields.Add(field);

        model.FieldsByName[field.Name] = field;
    }

    private void BindTypes()
    {
        foreach (var model in _symbols.Models.Concat(_symbols.CompositeTypes))
        {
            foreach (var field in model.Fields.Concat(model.RepeatedFields))
            {
                if (field.Syntax.Type is { } type) BindType(field, type);
                else
                {
                    model.HasUnreadableLines = true;
                    field.Flaw = field.Syntax;
                }
            }
        }
    }

    private void BindType(FieldSymbol field, TypeSyntax type)
    {
        if (field.Syntax.Colon is not null || type.IsMisspelt) field.Flaw = type;
        field.Arity = type.List is not null
            ? FieldArity.List : type.Optional is not null ? FieldArity.Optional : FieldArity.Required;
        var name = type.Name.Text;
        if (type.UnsupportedText is not null) field.Kind = FieldKind.Unsupported;
        else if (ScalarTypes.TryParse(name, out var scalar))
        {
            field.Kind = FieldKind.Scalar;
            field.Scalar = scalar;
        }
        else if (_symbols.EnumsByName.TryGetValue(name, out var enumType))
        {
            if (IsUnread(field, type.Name, enumType.File, enumType.Syntax)) return;
            field.Kind = FieldKind.Enum;
            field.Enum = enumType;
        }
        else if (_symbols.ModelsByName.TryGetValue(name, out var target))
        {
            if (!IsUnread(field, type.Name, target.File, target.Syntax)) BindModelType(field, type, target);
        }
        else ReportUnknownType(field, type.Name);
    }

    /// <summary>
    /// True for a type whose block is never closed, which is reported as what follows from that. Inside of such a block
    /// nothing follows: all its lines are reported as it is.
    /// </summary>
    private bool IsUnread(FieldSymbol field, SyntaxToken name, SourceFile file, BlockSyntax block)
    {
        if (block.CloseBrace is not null || field.Model.Syntax.CloseBrace is null) return false;
        field.Model.HasUnreadableLines = true;
        field.Flaw = name;
        sink.Report(BindingRules.UnknownType, field.File, name,
            $"There is no type `{name.Text}`, because {UnclosedBlock.Describe(file, block, field.File)}.",
            UnclosedBlock.HeaderOf(file, block));
        return true;
    }

    private void ReportUnknownType(FieldSymbol field, SyntaxToken name)
    {
        field.Model.HasUnreadableLines = true;
        field.Flaw = name;
        _typeNames ??= [.. ScalarTypes.Names, .. _symbols.EnumsByName.Keys, .. _symbols.ModelsByName.Keys];
        var hint = Spelling.Closest(name.Text, _typeNames) is { } closest
            ? $"Did you mean `{closest}`?"
            : $"Define a model or an enum of that name, or use one of {string.Join(", ", ScalarTypes.Names)}.";
        sink.Report(BindingRules.UnknownType, field.File, name, $"There is no type `{name.Text}`. {hint}");
    }

    private void BindModelType(FieldSymbol field, TypeSyntax type, ModelSymbol target)
    {
        field.Target = target;
        field.Kind = target.IsComposite ? FieldKind.Composite : FieldKind.Relation;
        if (!field.Model.IsComposite || target.IsComposite) return;
        field.Kind = FieldKind.Unknown;
        field.Flaw = type.Name;
        sink.Report(BindingRules.UnknownType, field.File, type.Name,
            $"`{target.Name}` is a {target.Word}, and a composite type cannot hold a relation. Move the "
                + "field into a model.");
    }

    private void CheckName(SourceFile file, SyntaxToken name, string what)
    {
        if (file.Text[name.Span.Start] is >= '0' and <= '9')
            sink.Report(BindingRules.InvalidName, file, name,
                $"The name of {Article(what)} {what} cannot start with a digit. Put a letter in front of "
                    + $"`{name.Text}`.");
        else if (name.Contains('-'))
            sink.Report(BindingRules.InvalidName, file, name,
                $"The name of {Article(what)} {what} cannot hold a `-`. Write `{name.Text.Replace('-', '_')}`.");
    }

    private void CheckAttributeNames(SourceFile file, IReadOnlyList<AttributeSyntax> attributes)
    {
        for (var i = 0; i < attributes.Count; i++) CheckName(file, attributes[i].Name, "attribute");
    }

    private static string Article(string word) => word[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a";
}
