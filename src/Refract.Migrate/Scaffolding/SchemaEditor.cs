using Refract.Migrate.Diff;
using Refract.Relational.Catalog;
using Refract.Relational.Contracts;
using Refract.Relational.Operations;
using Refract.Schema;
using Refract.Schema.Formatting;
using Refract.Schema.Naming;
using Refract.Schema.Text;

namespace Refract.Migrate.Scaffolding;

/// <summary>Edits a schema's files so that they say what a database holds.</summary>
internal sealed partial class SchemaEditor
{
    private readonly PrismaSchema _schema;
    private readonly CatalogPair _pair;
    private readonly StructureRules _rules;
    private readonly DatabaseCatalog _actual;
    private readonly ScaffoldNames _names;
    private readonly AttributeText _attributes;
    private readonly ModelText _text;
    private readonly LanguageCheck _language;
    private readonly SchemaSyntaxMap _syntax;
    private readonly TextEdits _edits = new();
    private readonly List<string> _notes = [];
    private readonly Dictionary<QualifiedName, Model> _models = [];
    private readonly HashSet<Field> _removed = [];
    private readonly HashSet<(string Model, string Field)> _taken = [];

    public SchemaEditor(PrismaSchema schema, DatabaseCatalog current, DatabaseCatalog actual, StructureRules rules)
    {
        _schema = schema;
        _actual = actual;
        _rules = rules;
        _pair = new CatalogPair(current, actual, rules, ComparedParts.OfPull);
        var hasNamespaces = schema.Datasource is { Schemas.Count: > 0 };
        var datasource = schema.Datasource?.Name ?? "db";
        _language = new LanguageCheck(rules, datasource);
        _names = new ScaffoldNames(schema, actual, rules.HasNamespaces, _language);
        _attributes = new AttributeText(_names, rules, datasource, _language);
        _text = new ModelText(_names, _attributes, hasNamespaces,
            rules.HasNamespaces ? actual.DefaultNamespace : null);
        _syntax = new SchemaSyntaxMap(schema);
        foreach (var model in schema.Models.Where(model
            => !model.IsView)) _models.TryAdd(_pair.Key(model.DatabaseSchema, model.TableName, actual), model);
        foreach (var model in schema.Models)
            foreach (var field in model.Fields) _taken.Add((model.Name, field.Name));
        foreach (var table in actual.Tables)
            foreach (var column in table.Columns) _taken.Add((_names.Model(table), _names.Field(table, column.Name)));
    }

    public PulledSchema Run()
    {
        var created = _pair.CreatedTables.ToList();
        ChangeExtensions();
        DropTables();
        var differences = CatalogDiffer.Tables(_pair);
        IgnoreModelsWithoutKey(differences);
        foreach (var difference in differences)
        {
            if (_models.TryGetValue(Key(difference.From), out var model)) ChangeModel(model, difference);
            else if (difference.From.ForeignKeys.Count > 0 && !HasJoinForm(difference.To))
            {
                // The relation would change it, so it is a model from now on.
                RemoveManyToMany(difference.From);
                created.Add(difference.To);
            }
        }
        AddRelationsOfNewTables(created);
        ChangeEnums();
        AppendBlocks(created);

        var files = _schema.Files.Select(_edits.Apply).ToArray();

        // Files that did not change keep their text as it is, whatever its layout.
        var formatted = SchemaFormatter.FormatAll(files);
        for (var i = 0; i < files.Length; i++)
            if (!ReferenceEquals(files[i], _schema.Files[i])) files[i] = formatted[i];
        return new PulledSchema(files,
            [.. files.Where((file, at) => !ReferenceEquals(file, _schema.Files[at])).Select(file => file.Path)],
            _notes);
    }

    private void DropTables()
    {
        foreach (var table in _pair.DroppedTables)
        {
            if (_models.TryGetValue(Key(table), out var model))
            {
                RemoveBlock(model.Location);
                foreach (var field in model.RelationFields) RemoveRelation(field, except: model);
                continue;
            }
            RemoveManyToMany(table);
        }
    }

    /// <summary>Removes the fields of the relation that a join table stands for.</summary>
    private void RemoveManyToMany(CatalogTable table)
    {
        var defaults = new ConstraintNames(_rules.Language);
        foreach (var relation in _schema.Relations.Where(relation => relation.Kind == RelationKind.ManyToMany
            && defaults.JoinTable(relation.Name) == table.Name))
            RemoveRelation(relation.First, except: null);
    }

    /// <summary>Removes both fields of a relation, but none of a model whose whole block goes.</summary>
    private void RemoveRelation(RelationField field, Model? except)
    {
        foreach (var side in (ReadOnlySpan<RelationField>)[field, field.Opposite])
            if (side.Model != except && _removed.Add(side)) RemoveField(side);
    }

    private void RemoveField(Field field)
    {
        var block = _syntax.BlockAt(field.Location);
        _edits.Delete(field.Location.File, SchemaSyntaxMap.WithDocumentation(block.Members, _syntax.FieldOf(field)));
    }

    private void RemoveBlock(SourceLocation name)
    {
        var members = _syntax.RootOf(name.File).Members;
        var block = _syntax.BlockAt(name);
        var span = SchemaSyntaxMap.WithDocumentation(members, block);
        var end = span.End;
        var text = name.File.Text;

        // The empty line after it, or at the end of the file the one before it, goes with it.
        while (end < text.Length && text[end] is '\r' or '\n' && end < text.Length) end++;
        var start = span.Start;
        if (end >= text.Length)
            while (start > 1 && text[start - 1] is '\n' or '\r' && text[start - 2] is '\n' or '\r') start--;
        _edits.Delete(name.File, TextSpan.FromBounds(start, end));
    }

    private void ChangeEnums()
    {
        foreach (var operation in EnumDiffer.Dropped(_pair).OfType<DropEnum>())
            if (EnumOf(operation.Enum) is { } type) RemoveBlock(type.Location);
        foreach (var operation in EnumDiffer.Changed(_pair))
        {
            var to = operation is ReplaceEnum replace ? replace.To : ((AddEnumValues)operation).Enum;
            if (EnumOf(to) is not { } type) continue;
            var block = _syntax.BlockAt(type.Location);
            var values = block.Members.OfType<Schema.Syntax.EnumValueSyntax>().ToArray();
            var spans = type.Values
                .Select(value =>
                    (value.DatabaseName, Line: values.FirstOrDefault(line => line.Name.Text == value.Name)))
                .Where(value => value.Line is not null)
                .Select(value =>
                    (value.DatabaseName,
                        Span: SchemaSyntaxMap.WithDocumentation(block.Members, value.Line!))).ToArray();
            var kept = spans.Where(value => to.Values.Contains(value.DatabaseName)).ToArray();
            var isInOrder = kept.Select(value => value.DatabaseName)
                .SequenceEqual(to.Values.Where(value => kept.Any(one => one.DatabaseName == value)),
                    StringComparer.Ordinal);
            foreach (var value in isInOrder ? spans.Except(kept) : spans)
                _edits.Delete(type.Location.File, value.Span);
            var end = values.Length > 0 ? values[^1].FullSpan.End : block.OpeningNewLine.FullSpan.End;
            foreach (var value in to.Values)
            {
                var old = kept.FirstOrDefault(one => one.DatabaseName == value);
                if (old.DatabaseName is null)
                {
                    // Before the next one that stays where it is.
                    var next = to.Values.SkipWhile(other => other != value)
                        .FirstOrDefault(other => kept.Any(one => one.DatabaseName == other));
                    var at = isInOrder && next is not null
                        ? kept.First(one => one.DatabaseName == next).Span.Start : end;
                    Insert(type.Location.File, at, $"  {_text.EnumValue(to, value)}\n");
                }
                else if (!isInOrder)
                {
                    Insert(type.Location.File, end,
                        type.Location.File.Text.Substring(old.Span.Start, old.Span.Length).TrimEnd('\r', '\n') + "\n");
                }
            }
        }
    }

    private void AppendBlocks(List<CatalogTable> created)
    {
        foreach (var table in created)
            Append(FileFor(table), _text.Model(table, [.. _newFields.GetValueOrDefault(_names.Model(table)) ?? []]));
        foreach (var operation in EnumDiffer.Created(_pair).OfType<CreateEnum>())
        {
            var user = _models.Values.FirstOrDefault(model
                => _pair.To.Tables.Any(table => Key(table) == _pair.Key(model.DatabaseSchema, model.TableName, _actual)
                && table.Columns.Any(column => column.Type.EnumName == operation.Enum.Name)));
            Append(user?.Location.File ?? MainFile, _text.Enum(operation.Enum));
        }
    }

    /// <summary>A new model goes beside the first one that it points to, else where the datasource is.</summary>
    private SourceFile FileFor(CatalogTable table)
        => table.ForeignKeys.Select(key
            => _models.GetValueOrDefault(_pair.Key(key.ReferencedNamespace, key.ReferencedTable, _actual)))
            .OfType<Model>()
            .FirstOrDefault()?.Location.File ?? MainFile;

    private SourceFile MainFile => _schema.Datasource?.Location.File ?? _schema.Files[0];

    private void Append(SourceFile file, string block)
        => Insert(file, file.Text.Length,
            (file.Text.Length == 0 || file.Text.EndsWith('\n') ? "" : "\n") + "\n" + block);

    private void Insert(SourceFile file, int at, string text)
        => _edits.Insert(file, at, file.Text.Contains("\r\n", StringComparison.Ordinal)
            ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text);

    private EnumType? EnumOf(CatalogEnum type)
        => _schema.Enums.FirstOrDefault(candidate
            => _pair.Key(candidate.DatabaseSchema, candidate.DatabaseName, _actual)
                == _pair.Key(type.Namespace, type.Name, _actual));

    private QualifiedName Key(CatalogTable table) => _pair.Key(table.Namespace, table.Name, _actual);
}
