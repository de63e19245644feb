using Refract.Migrate.Diff;
using Refract.Relational.Catalog;
using Refract.Schema;

namespace Refract.Migrate.Scaffolding;

/// <summary>Relation fields.</summary>
internal sealed partial class SchemaEditor
{
    /// <summary>Fields that belong into blocks that are not written yet, by model.</summary>
    private readonly Dictionary<string, List<(string Name, string Type, string Attributes)>> _newFields = [];

    private readonly HashSet<(string Model, string Other, string Name)> _relationNames = [];

    private CatalogTable[]? _joinTables;

    private CatalogTable[] JoinTables => _joinTables ??= [.. _actual.Tables.Where(IsJoinTable)];

    private void ChangeForeignKeys(Model model, TableDifference difference)
    {
        var to = difference.To;
        var added = difference.ForeignKeys.Added.ToList();
        foreach (var key in to.ForeignKeys)
            if (RelationOf(model, key) is { } lost && !_removed.Contains(lost) && IsUnsayable(to, key))
            {
                RemoveRelation(lost, except: null);
                added.Remove(key);
            }

        foreach (var dropped in difference.ForeignKeys.Dropped)
        {
            if (RelationOf(model, dropped) is not { } field || _removed.Contains(field)) continue;
            if (added.Find(
                key => key.Columns.SequenceEqual(dropped.Columns)
                    && key.ReferencedTable == dropped.ReferencedTable) is { } changed)
            {
                // Some keys are only made again because their columns change; the relation stays as it is written.
                added.Remove(changed);
                var isSame = changed.Name == dropped.Name && changed.OnDelete == dropped.OnDelete
                    && changed.OnUpdate == dropped.OnUpdate
                    && changed.ReferencedColumns.SequenceEqual(dropped.ReferencedColumns);
                if (!isSame) RewriteRelation(field, to, changed);
            }
            else RemoveRelation(field, except: null);
        }
        foreach (var rename in difference.ForeignKeys.Renamed)
            if (to.ForeignKeys.FirstOrDefault(key => key.Name == rename.To) is { } key
                && RelationOf(model, key) is { } field && !_removed.Contains(field))
                RewriteRelation(field, to, key);
        foreach (var key in added) AddRelation(to, key);
        foreach (var key in to.ForeignKeys)
            if (RelationOf(model, key) is { } field && !_removed.Contains(field)) MatchArity(field, to, key);
    }

    /// <summary>
    /// Relations follow their columns: optional when one of them is, one-to-one when they are unique.
    /// </summary>
    private void MatchArity(RelationField field, CatalogTable table, CatalogForeignKey key)
    {
        var isOptional = key.Columns.Any(column => table.FindColumn(column)?.Type.IsNullable == true);
        if (isOptional != (field.Arity == FieldArity.Optional))
        {
            MakeOptional(field.Location.File, _syntax.FieldOf(field), isOptional);
            RewriteRelation(field, table, key);
        }
        var opposite = field.Opposite;
        var isUnique = UnsayableKeys.IsUnique(table, key.Columns);
        if (isUnique == (opposite.Arity != FieldArity.List)) return;
        var line = _syntax.FieldOf(opposite);
        _edits.Replace(opposite.Location.File, line.Type!.Span, line.Type.Name.Text + (isUnique ? "?" : "[]"));
    }

    private void RewriteRelation(RelationField field, CatalogTable table, CatalogForeignKey key)
    {
        var line = _syntax.FieldOf(field);
        var text = _attributes.Relation(table, TableOf(key), key, field.Relation.IsNamed ? field.Relation.Name : null);
        if (line.Attributes.FirstOrDefault(attribute => attribute.Name.Text == "relation") is { } attribute)
            _edits.Replace(field.Location.File, attribute.Span, text);
        else AddAttribute(field.Location.File, line, text);
    }

    private void AddRelationsOfNewTables(List<CatalogTable> created)
    {
        var joinTables = created.Where(IsJoinTable).ToArray();
        created.RemoveAll(table => joinTables.Contains(table));
        foreach (var table in created)
            foreach (var key in table.ForeignKeys) AddRelation(table, key);
        foreach (var table in joinTables) AddManyToMany(table);
    }

    private void AddRelation(CatalogTable table, CatalogForeignKey key)
    {
        if (!_names.Knows(key.ReferencedNamespace, key.ReferencedTable) || IsUnsayable(table, key)) return;
        var target = TableOf(key);
        var (model, other) = (_names.Model(table), _names.Model(target));
        var names = RelationNames.For(table, key, model, other, CountBetween(table, target) > 1, (owner, field)
            => _taken.Contains((owner, field)));
        names = names with { Name = FreeRelationName(names.Name, model, other) };
        _taken.Add((model, names.Field));
        _taken.Add((other, names.Opposite));
        var isOptional = key.Columns.Any(column => table.FindColumn(column)?.Type.IsNullable == true);
        var isHidden = IsHidden(table);
        Add(model, names.Field, other + (isOptional ? "?" : ""),
            _attributes.Relation(table, target, key, names.Name) + (IsHidden(target) && !isHidden ? " @ignore" : ""));
        Add(other, names.Opposite, model + (UnsayableKeys.IsUnique(table, key.Columns) ? "?" : "[]"),
            string.Join(' ',
                ((string?[])[names.Name is null ? null : $"@relation({AttributeText.Quoted(names.Name)})", isHidden
                ? "@ignore" : null]).OfType<string>()));
    }

    /// <summary>Whether no relation can stand for a key; such keys are among what is left out.</summary>
    private bool IsUnsayable(CatalogTable table, CatalogForeignKey key) =>
        UnsayableKeys.ReasonAgainst(table, TableOf(key), key, _rules) is not null;

    /// <summary>
    /// Columns such as <c>a-b</c> and <c>a b</c> make one name; two relations between the same models need two. A join
    /// table's name is its relation's, so it is never given to another.
    /// </summary>
    private string? FreeRelationName(string? name, string model, string other)
    {
        if (name is null) return null;
        var free = name;
        for (var number = 2; IsTaken(free); number++) free = $"{name}_{number}";
        _relationNames.Add((model, other, free));
        return free;

        bool IsTaken(string candidate) => _relationNames.Contains((model, other, candidate))
            || _relationNames.Contains((other, model, candidate))
            || _schema.Relations.Any(relation => relation.Name == candidate)
            || JoinTables.Any(table => table.Name[1..] == candidate);
    }

    /// <summary>Clients leave such a model out, so the relations to it too.</summary>
    private bool IsHidden(CatalogTable table) =>
        _models.TryGetValue(Key(table), out var model)
            ? model.IsIgnored || _hidden.Contains(model) : !ModelText.HasKey(table);

    private void AddManyToMany(CatalogTable table)
    {
        var first = _names.Model(ModelTable(table, "A"));
        var second = _names.Model(ModelTable(table, "B"));
        var names = RelationNames.ForManyToMany(table.Name, first, second,
            CountBetween(ModelTable(table, "A"), ModelTable(table, "B")) > 1,
            (owner, field) => _taken.Contains((owner, field)));
        var attributes = names.Name is null ? "" : $"@relation({AttributeText.Quoted(names.Name)})";
        foreach (var (owner, field, target) in ((string, string, string)[])[(first, names.Field, second),
            (second, names.Opposite, first)])
        {
            _taken.Add((owner, field));
            Add(owner, field, target + "[]", attributes);
        }
    }

    private CatalogTable ModelTable(CatalogTable joinTable, string column)
        => TableOf(joinTable.ForeignKeys.First(key => key.Columns[0] == column));

    /// <summary>
    /// The form that an implicit many-to-many relation has, with models that sort as its columns do. As with the real
    /// Prisma, the two columns are unique together (by a key or an index, on SQLite by an index) and B has an index of
    /// its own: a table without them is a model, because the relation would change it.
    /// </summary>
    private bool IsJoinTable(CatalogTable table) =>
        table.Name is ['_', var first, ..] && char.IsAsciiLetter(first)
        && table.Name[1..].All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && HasJoinForm(table);

    /// <summary>The form of <see cref="IsJoinTable"/>, whatever the table's name.</summary>
    private bool HasJoinForm(CatalogTable table)
    {
        if (table.ForeignKeys.Count != 2 || !Diff.JoinTables.HasColumns(table)) return false;
        var hasKey = _rules.HasNamedKeys && table.PrimaryKey is { Columns: ["A", "B"] };
        if (!hasKey && (table.PrimaryKey is not null || !HasIndex(table, isUnique: true, "A", "B"))
            || !HasIndex(table, isUnique: false, "B")) return false;
        var a = table.ForeignKeys.FirstOrDefault(key => key.Columns is ["A"]);
        var b = table.ForeignKeys.FirstOrDefault(key => key.Columns is ["B"]);
        return a is not null && b is not null && IsKeyOf(a) && IsKeyOf(b)
            && string.CompareOrdinal(_names.Model(TableOf(a)), _names.Model(TableOf(b))) <= 0;

        bool IsKeyOf(CatalogForeignKey key) => _names.Knows(key.ReferencedNamespace, key.ReferencedTable)
            && TableOf(key).PrimaryKey is { Columns: [var column] } && column == key.ReferencedColumns[0];
    }

    private static bool HasIndex(CatalogTable table, bool isUnique, params string[] columns) =>
        table.Indexes.Any(index =>
        index is { Condition: null, IsConstraint: false, HasUnmodelledParts: false } && index.IsUnique == isUnique
        && index.Columns.Select(column => column.Name).SequenceEqual(columns));

    private void Add(string owner, string name, string type, string attributes)
    {
        if (_schema.FindModel(owner) is { } model
            && _actual.Tables.Any(table => Key(table) == _pair.Key(model.DatabaseSchema, model.TableName, _actual)))
        {
            AddLine(model, name, type, attributes);
            return;
        }
        if (!_newFields.TryGetValue(owner, out var fields)) _newFields[owner] = fields = [];
        fields.Add((name, type, attributes));
    }

    /// <summary>The relations between two models: foreign keys of either, and join tables.</summary>
    private int CountBetween(CatalogTable one, CatalogTable other)
        => one.ForeignKeys.Count(key => Leads(key, other))
            + (Key(one) == Key(other) ? 0 : other.ForeignKeys.Count(key => Leads(key, one)))
            + JoinTables.Count(table
                => (Key(ModelTable(table, "A")) == Key(one) && Key(ModelTable(table, "B")) == Key(other))
                || (Key(ModelTable(table, "A")) == Key(other) && Key(ModelTable(table, "B")) == Key(one)));

    private bool Leads(CatalogForeignKey key, CatalogTable table)
        => _pair.Key(key.ReferencedNamespace, key.ReferencedTable, _actual) == Key(table);

    private CatalogTable TableOf(CatalogForeignKey key) => _actual.Tables.First(table => Leads(key, table));

    private static RelationField? RelationOf(Model model, CatalogForeignKey key) =>
        model.RelationFields.FirstOrDefault(field
        => field.HoldsForeignKey && field.ForeignKey.Select(column => column.ColumnName).SequenceEqual(key.Columns)
            && field.Target.TableName == key.ReferencedTable);
}
