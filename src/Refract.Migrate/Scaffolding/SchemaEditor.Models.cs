using Refract.Migrate.Diff;
using Refract.Relational.Catalog;
using Refract.Relational.Operations;
using Refract.Schema;
using Refract.Schema.Naming;
using Refract.Schema.Syntax;
using Refract.Schema.Text;

namespace Refract.Migrate.Scaffolding;

/// <summary>Changes inside a model that stays.</summary>
internal sealed partial class SchemaEditor
{
    private void ChangeModel(Model model, TableDifference difference)
    {
        foreach (var change in difference.Changes)
            switch (change)
            {
                case AddColumn add: AddField(model, difference.To, add.Column); break;
                case DropColumn drop when ColumnOf(model, drop.Column.Name) is { } field:
                    _removed.Add(field);
                    RemoveField(field);
                    break;
                case AlterColumn alter when ColumnOf(model, alter.To.Name) is { } field:
                    ChangeField(field, alter.To, alter.Changes); break;
                case RecreateColumn recreate when ColumnOf(model, recreate.To.Name) is { } field:
                    ChangeField(field, recreate.To,
                        ColumnChanges.Type | ColumnChanges.Default | ColumnChanges.Nullability);
                    break;
                case DropPrimaryKey: RemoveKey(model); break;
                case AddPrimaryKey add: AddKey(model, difference.To, add.PrimaryKey, null); break;
                case RenamePrimaryKey when difference.To.PrimaryKey is { } key:
                    RemoveKey(model);
                    AddKey(model, difference.To, key, model.PrimaryKey?.ClientName);
                    break;
            }
        ChangeIndexes(model, difference);
        ChangeForeignKeys(model, difference);
    }

    private void AddField(Model model, CatalogTable table, CatalogColumn column)
    {
        // Key and unique attributes come with their own steps, which look the field's line up; a new field brings them
        // along instead.
        var (name, type, attributes) = _text.Field(table, column);
        AddLine(model, name, type, attributes);
    }

    private void AddLine(Model model, string name, string type, string attributes)
    {
        var block = _syntax.BlockAt(model.Location);
        var last = block.Members.OfType<FieldSyntax>().LastOrDefault();
        if (last?.Type is { } lastType)
        {
            name = name.PadRight(lastType.Span.Start - last.Name.Span.Start - 1);
            if (last.Attributes.Count > 0)
                type = type.PadRight(Math.Max(0, last.Attributes[0].Span.Start - lastType.Span.Start - 1));
        }
        Insert(model.Location.File, last?.FullSpan.End
            ?? block.OpeningNewLine.FullSpan.End, $"  {name} {type} {attributes}".TrimEnd() + "\n");
    }

    private void ChangeField(ScalarField field, CatalogColumn to, ColumnChanges changes)
    {
        var file = field.Location.File;
        var line = _syntax.FieldOf(field);
        if (changes.HasFlag(ColumnChanges.Type))
        {
            _edits.Replace(file, line.Type!.Span, _attributes.Type(to.Type, _actual.DefaultNamespace));
            RemoveAttributes(file, line, name => name.Contains('.', StringComparison.Ordinal));
            if (_attributes.Native(to.Type) is { } native) AddAttribute(file, line, native);
            RemoveUpdatedAt(field, line, to);
        }
        else if (changes.HasFlag(ColumnChanges.Nullability)) MakeOptional(file, line, to.Type.IsNullable);
        if ((changes & (ColumnChanges.Default | ColumnChanges.AutoIncrement | ColumnChanges.Type)) != 0)
            ChangeDefault(field, line, to, changes);
    }

    /// <summary>
    /// A default that another type cannot have is written again, or left out when it is one that clients make.
    /// </summary>
    private void ChangeDefault(ScalarField field, FieldSyntax line, CatalogColumn to, ColumnChanges changes)
    {
        var written = line.Attributes.FirstOrDefault(attribute => attribute.Name.Text == "default");
        var value = _attributes.Default(to, _actual.DefaultNamespace);
        var isOfClients = written is not null && value is null
            && field.Default is FunctionDefault { Name: not ("now" or "dbgenerated" or "autoincrement") };
        var fits = written is not null && to.Type.Scalar is not (ScalarType.Enum or ScalarType.Unsupported)
            && _language.IsField(_attributes.Type(to.Type, _actual.DefaultNamespace),
                $"{written.ToString().Trim()} {_attributes.Native(to.Type)}");
        if (fits && (isOfClients || (changes & (ColumnChanges.Default | ColumnChanges.AutoIncrement)) == 0)) return;
        if (isOfClients)
            _notes.Add($"{written!.ToString().Trim()} of {field.Model.Name}.{field.Name} was left out: a field of "
                + $"type {_attributes.Type(to.Type, _actual.DefaultNamespace)} cannot have it.");
        RemoveAttributes(field.Location.File, line, name => name == "default");
        if (value is not null) AddAttribute(field.Location.File, line, value);
    }

    private void RemoveUpdatedAt(ScalarField field, FieldSyntax line, CatalogColumn to)
    {
        if (!field.IsUpdatedAt || to.Type is { Scalar: ScalarType.DateTime, IsList: false }) return;
        RemoveAttributes(field.Location.File, line, name => name == "updatedAt");
        _notes.Add($"@updatedAt of {field.Model.Name}.{field.Name} was left out: it is no point in time any more.");
    }

    /// <summary>Models whose rows cannot be told apart any more, and with them the relations that lead to
    /// them.</summary>
    private void IgnoreModelsWithoutKey(IEnumerable<TableDifference> differences)
    {
        foreach (var difference in differences)
        {
            if (!_models.TryGetValue(Key(difference.From), out var model) || model.IsIgnored
                || !ModelText.HasKey(difference.From) || ModelText.HasKey(difference.To)) continue;
            _hidden.Add(model);
            var block = _syntax.BlockAt(model.Location);
            Insert(model.Location.File, block.FullSpan.Start, ModelText.WithoutKey);
            AddBlockAttribute(model, "@@ignore");
            _notes.Add($"Clients leave {model.Name} out: its table has no key that tells its rows apart any more.");
        }

        foreach (var field in _schema.Models.Where(model => !_hidden.Contains(model) && !model.IsIgnored)
            .SelectMany(model => model.RelationFields))
            if (_hidden.Contains(field.Target) && !field.IsIgnored && !_removed.Contains(field))
                AddAttribute(field.Location.File, _syntax.FieldOf(field), "@ignore");
    }

    private void RemoveKey(Model model)
    {
        if (model.PrimaryKey is not { } key) return;
        if (key.IsOnField)
            RemoveAttributes(key.Location.File, _syntax.FieldOf(key.Fields[0].Field), name => name == "id");
        else if (_syntax.BlockAttributeAt(key.Location) is { } line) _edits.Delete(key.Location.File, line.FullSpan);
    }

    private void AddKey(Model model, CatalogTable table, CatalogPrimaryKey key, string? clientName)
    {
        if (key.Columns.Count > 1)
            AddBlockAttribute(model, _attributes.PrimaryKey(table, key, onField: false, clientName));
        else if (ColumnOf(model, key.Columns[0]) is { } field && !_removed.Contains(field))
            AddAttribute(model.Location.File, _syntax.FieldOf(field),
                _attributes.PrimaryKey(table, key, onField: true));
    }

    private void ChangeIndexes(Model model, TableDifference difference)
    {
        var names = new ConstraintNames(_rules.Language);
        var (from, to) = (difference.From, difference.To);
        foreach (var dropped in difference.Indexes.DroppedFirst.Concat(difference.Indexes.DroppedLast))
            RemoveIndex(dropped.Index);
        foreach (var rename in difference.Indexes.Renamed) AddIndex(rename.To, RemoveIndex(rename.From));
        var known = from.Indexes.Select(index => index.Name).ToHashSet();
        foreach (var created in difference.Indexes.Created)
            if (!known.Contains(created.Index.Name)
                || !to.Indexes.Any(
                    index => index.Name == created.Index.Name && IndexOf(model, index.Name, names) is not null))
                AddIndex(created.Index, null);
            else
            {
                // The same name with another content.
                AddIndex(created.Index, RemoveIndex(from.Indexes.First(index => index.Name == created.Index.Name)));
            }

        string? RemoveIndex(CatalogIndex index)
        {
            if (IndexOf(model, index.Name, names) is not { } definition) return null;
            if (definition.IsOnField)
                RemoveAttributes(definition.Location.File, _syntax.FieldOf(definition.Fields[0].Field), name
                => name == "unique");
            else if (_syntax.BlockAttributeAt(definition.Location) is { } line)
                _edits.Delete(definition.Location.File, line.FullSpan);
            return definition.ClientName;
        }

        void AddIndex(CatalogIndex index, string? clientName)
        {
            var isNewColumn = from.FindColumn(index.Columns[0].Name) is null;
            if (!AttributeText.FitsOnField(index))
                AddBlockAttribute(model, _attributes.Index(to, index, onField: false, clientName));
            else if (!isNewColumn && ColumnOf(model, index.Columns[0].Name) is { } field)
                AddAttribute(model.Location.File, _syntax.FieldOf(field), _attributes.Index(to, index, onField: true));
        }
    }

    private static IndexDefinition? IndexOf(Model model, string name, ConstraintNames names) =>
        model.Indexes.FirstOrDefault(index =>
    {
        var columns = index.Fields.Select(field => field.Field.ColumnName);
        return name == (index.ConstraintName
            ?? (index.Kind == IndexKind.Unique
                ? names.Unique(model.TableName, columns) : names.Index(model.TableName, columns)));
    });

    private static ScalarField? ColumnOf(Model model, string column)
        => model.ScalarFields.FirstOrDefault(field => field.ColumnName == column);

    private void RemoveAttributes(SourceFile file, FieldSyntax line, Func<string, bool> isWanted)
    {
        foreach (var attribute in line.Attributes.Where(attribute => isWanted(attribute.Name.Text))) _edits.Delete(file,
            attribute.FullSpan);
    }

    private void AddAttribute(SourceFile file, FieldSyntax line, string attribute) =>
        _edits.Insert(file, line.Span.End, " " + attribute);

    private void AddBlockAttribute(Model model, string attribute)
    {
        var block = _syntax.BlockAt(model.Location);
        var last = block.Members.OfType<BlockAttributeSyntax>().LastOrDefault();
        var isFirst = last is null && _withBlockAttributes.Add(model);
        Insert(model.Location.File, last?.FullSpan.End ?? block.CloseBrace!.FullSpan.Start,
            (isFirst ? "\n" : "") + $"  {attribute}\n");
    }

    private void MakeOptional(SourceFile file, FieldSyntax line, bool isOptional)
    {
        if (line.Type is not { List: null } type) return;
        if (isOptional && type.Optional is null) _edits.Insert(file, type.Span.End, "?");
        else if (!isOptional && type.Optional is { } mark) _edits.Delete(file, mark.Span);
    }

    private readonly HashSet<Model> _withBlockAttributes = [];

    private readonly HashSet<Model> _hidden = [];
}
