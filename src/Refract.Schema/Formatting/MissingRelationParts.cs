using System.Text;
using Refract.Schema.Binding;
using Refract.Schema.Syntax;
using Refract.Schema.Validation;

namespace Refract.Schema.Formatting;

/// <summary>
/// What a relation needs and its author has not written: the field on the other side, the arguments of
/// <c>@relation</c>, and the columns that hold the key. Found only where each line of the schema can be made out.
/// Unlike the reference formatter it adds no field of a name that is taken, and gives the other side the relation's
/// name: what comes out would be no relation otherwise, and be completed again each time.
/// </summary>
internal sealed class MissingRelationParts
{
    private readonly List<Insertion> _insertions = [];
    private readonly HashSet<(ModelSymbol Model, string Name)> _added = [];

    private MissingRelationParts()
    {
    }

    internal static IReadOnlyList<Insertion> Find(IReadOnlyList<SchemaSyntaxTree> trees)
    {
        var sink = new DiagnosticSink();
        var decisive = new DecisiveErrors(trees);
        foreach (var tree in trees) new SyntaxChecker(tree.File, sink).Check(tree.Root);
        if (sink.HasErrors(decisive.Contain)) return [];
        var symbols = new SchemaBinder(trees, sink).Bind();
        ColumnNameRule.Check(new ValidationContext(symbols, sink));
        if (sink.HasErrors(decisive.Contain)) return [];
        var parts = new MissingRelationParts();
        foreach (var relation in symbols.Relations)
            if (relation.Kind != RelationKind.ManyToMany && !HasTwoNames(relation.Forward)
                && !HasTwoNames(relation.Back)) parts.Add(relation);
        return parts._insertions;
    }

    private void Add(RelationSymbol relation)
    {
        var referencing = relation.Forward?.Model ?? relation.Back!.Target!;
        var referenced = relation.Forward?.Target ?? relation.Back!.Model;
        var key = referenced.UniqueKeys.FirstOrDefault()?.Fields ?? [];
        var columns = key.Select(part => ColumnFor(referenced, part.Field)).ToList();
        if (relation.Back is null) AddBackField(relation, referencing, referenced);
        var optional = relation.Forward?.Arity == FieldArity.Optional;
        if (relation.Forward is { } forward)
        {
            AddArguments(forward, columns, referenced);
            if (forward.Relation?.Fields is not null) return;
        }
        else
        {
            optional = columns.Exists(column => FindColumn(referencing, column)?.Arity is null or FieldArity.Optional);
            var type = optional ? referenced.Name + "?" : referenced.Name;
            var arguments = $"{FieldsArgument(columns)}, {ReferencesArgument(referenced)}";
            var name = NameOf(relation.Back!) is { } text ? text + ", " : "";
            if (!AddField(referencing, CamelCase.Of(referenced.Name), $"{type} @relation({name}{arguments})")) return;
        }

        for (var i = 0; i < columns.Count; i++)
            if (FindColumn(referencing, columns[i]) is null) AddColumn(referencing, columns[i], key[i].Field, optional);
    }

    private void AddBackField(RelationSymbol relation, ModelSymbol referencing, ModelSymbol referenced)
    {
        var name = CamelCase.Of(referencing.Name);
        var ignore = referencing.IsIgnored ? " @ignore" : "";
        var attribute = NameOf(relation.Forward!) is { } text ? $" @relation({text})" : "";
        if (relation.Kind == RelationKind.OneToOne)
            AddField(referenced, name, $"{referencing.Name}?{attribute}{ignore}");
        else AddField(referenced, EnglishPlural.Of(name), $"{referencing.Name}[]{attribute}{ignore}");
    }

    private void AddArguments(FieldSymbol forward, IReadOnlyList<string> columns, ModelSymbol referenced)
    {
        var missing = new List<string>();
        if (forward.Relation?.Fields is null) missing.Add(FieldsArgument(columns));
        if (forward.Relation?.References is null) missing.Add(ReferencesArgument(referenced));
        if (missing.Count == 0) return;
        var arguments = string.Join(", ", missing);
        if (forward.Relation?.Syntax is not { } attribute)
            Insert(forward.Model, forward.Syntax.Type!.Span.End, $" @relation({arguments})");
        else if (attribute.ArgumentList is not { } list) Insert(forward.Model, attribute.Span.End, $"({arguments})");
        else Insert(forward.Model, list.Span.End - 1, list.Arguments.Count > 0 ? ", " + arguments : arguments);
    }

    /// <summary>Columns for enums and unsupported types are left to the author.</summary>
    private void AddColumn(ModelSymbol model, string name, FieldSymbol target, bool optional)
    {
        if (target.Kind != FieldKind.Scalar) return;
        var type = new StringBuilder(target.TypeName);
        if (optional) type.Append('?');
        if (target.NativeType is { } nativeType) ExpressionWriter.Write(type.Append(' '), nativeType.Attribute);
        AddField(model, name, type.ToString());
    }

    private static FieldSymbol? FindColumn(ModelSymbol model, string name) =>
        model.FieldsByName.TryGetValue(name, out var field) && field.IsColumn ? field : null;

    /// <summary>Adds a field; false when the model has one of that name.</summary>
    private bool AddField(ModelSymbol model, string name, string typeAndAttributes)
    {
        if (model.FieldsByName.ContainsKey(name) || !_added.Add((model, name))) return false;
        Insert(model, model.Syntax.CloseBrace!.Span.Start, $"{name} {typeAndAttributes}\n");
        return true;
    }

    /// <summary>The relation's name as it is written, in quotes; null when it has none.</summary>
    private static string? NameOf(FieldSymbol field)
        => NamesOf(field).FirstOrDefault()?.Value?.ToString() is { Length: > 2 } text ? text : null;

    private static bool HasTwoNames(FieldSymbol? field) => field is not null && NamesOf(field).Skip(1).Any();

    private static IEnumerable<ArgumentSyntax> NamesOf(FieldSymbol field)
        => field.Relation?.Syntax.Arguments.Where(argument => argument.Name is null || argument.Name.Is("name")) ?? [];

    private void Insert(ModelSymbol model, int position, string text) =>
        _insertions.Add(new Insertion(model.File, position, text));

    private static string FieldsArgument(IEnumerable<string> columns) => $"fields: [{string.Join(", ", columns)}]";

    /// <summary>
    /// The key that is referenced must be a key for every row, unlike the one that only gives columns their names.
    /// </summary>
    private static string ReferencesArgument(ModelSymbol referenced)
    {
        var key = referenced.UniqueKeys.FirstOrDefault(key =>
            key.Fields.All(
                part => part.Field.Arity != FieldArity.Optional && part.Field.Kind != FieldKind.Unsupported));
        return $"references: [{string.Join(", ", key?.Fields.Select(part => part.Field.Name) ?? [])}]";
    }

    private static string ColumnFor(ModelSymbol referenced, FieldSymbol key)
    {
        var (model, field) = (referenced.Name, key.Name);
        return char.ToLowerInvariant(model[0]) + model.Substring(1) + char.ToUpperInvariant(field[0])
            + field.Substring(1);
    }
}
