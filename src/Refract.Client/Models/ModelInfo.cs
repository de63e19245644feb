using Refract.Relational;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// A model as the runtime knows it: names, columns, relations and keys, each by the slot that generated code uses.
/// </summary>
public abstract class ModelInfo : RowForm, IConstraintNames
{
    private static int s_count;
    private object[] _members = [];
    private object? _derived;
    private Projection? _projection;

    /// <summary>Metadata that is yet to be loaded.</summary>
    protected ModelInfo() => RootScope = new Scope(this, null, null);

    /// <summary>A number of its own, by which shapes of queries name it.</summary>
    internal int Id { get; } = Interlocked.Increment(ref s_count);

    /// <summary>The name in the schema.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The member of a record that has the numbers of related rows.</summary>
    public string CountName { get; private set; } = "";

    /// <summary>The table's name.</summary>
    public string Table { get; private set; } = "";

    /// <summary>The table's database schema, or null for the default one.</summary>
    public string? Schema { get; private set; }

    /// <summary>The columns, in the order of the schema; lazy ones behind the others.</summary>
    public IReadOnlyList<ColumnInfo> Columns { get; private set; } = [];

    /// <summary>The relations, in the order of the schema.</summary>
    public IReadOnlyList<RelationInfo> Relations { get; private set; } = [];

    /// <summary>The primary key first, then the unique keys, in the order of the schema.</summary>
    public IReadOnlyList<KeyInfo> Keys { get; private set; } = [];

    /// <summary>The key that identifies a row: the primary one, or the first unique one of a model without.</summary>
    public KeyInfo Key => Keys[0];

    /// <summary>The column that counts the changes of a row, or null.</summary>
    internal ColumnInfo? Version { get; private set; }

    /// <summary>The columns that are never null and that a policy of the client fills.</summary>
    internal ColumnInfo[] PolicyColumns { get; private set; } = [];

    /// <summary>
    /// The columns by which a row is found and related to others: its key, its foreign keys and whatever other models'
    /// foreign keys point to.
    /// </summary>
    internal IReadOnlyList<ColumnInfo> KeyColumns => field ??=
        [.. Key.Columns.Concat(Relations.SelectMany(relation => relation.LocalColumns)).Distinct()
            .OrderBy(column => column.Ordinal)];

    /// <summary>
    /// The scope of queries that begin at this model. An identity that conditions carry, so it is made with the model
    /// and never again.
    /// </summary>
    public Scope RootScope { get; }

    /// <summary>The column in a slot.</summary>
    public ColumnInfo Column(int slot) => (ColumnInfo)_members[slot];

    /// <summary>The relation in a slot.</summary>
    public RelationInfo Relation(int slot) => (RelationInfo)_members[slot];

    /// <summary>The C# name of what is in a slot.</summary>
    public string MemberName(int slot) => _members[slot] is ColumnInfo column ? column.Name : Relation(slot).Name;

    /// <summary>The column of a name in the schema or in C#, or null.</summary>
    internal ColumnInfo? FindColumn(string name)
    {
        ColumnInfo? similar = null;
        foreach (var column in Columns)
        {
            if (name == column.Field || name == column.Name) return column;
            if (name.Equals(column.Field, StringComparison.OrdinalIgnoreCase)
                || name.Equals(column.Name, StringComparison.OrdinalIgnoreCase)) similar ??= column;
        }

        return similar;
    }

    /// <summary>How many slots there are.</summary>
    public int SlotCount => _members.Length;

    /// <summary>True when the slot holds a column.</summary>
    public bool IsColumn(int slot) => _members[slot] is ColumnInfo;

    /// <inheritdoc/>
    internal override ModelInfo RowModel => this;

    /// <summary>The columns of a record, as a statement reads them: all but lazy ones.</summary>
    internal override Projection Projection => Volatile.Read(ref _projection)
        ?? Interlocked.CompareExchange(ref _projection, Projection.Record(this), null) ?? _projection;

    /// <summary>The number, text or UUID that a column of a record holds.</summary>
    internal abstract SqlValue ValueOf(object record, int slot);

    /// <summary>Records with more than their usual columns.</summary>
    internal abstract RowForm With(RecordExtras extras);

    /// <summary>
    /// What another layer derives from the model, made on first use and kept as long as the model. There is one such
    /// type, so that a model needs no dictionary for it.
    /// </summary>
    internal T Derived<T>(Func<ModelInfo, T> derive) where T : class =>
        (T)(Volatile.Read(ref _derived) ?? Interlocked.CompareExchange(ref _derived, derive(this), null) ?? _derived);

    internal IReadOnlyList<ColumnInfo> ColumnsOf(string[] names) =>
        [.. names.Select(name => Columns.First(column => column.Name == name))];

    internal void Load(ModelTable table, object[] members, IReadOnlyList<KeyInfo> keys)
    {
        Name = table.Name;
        CountName = table.CountName;
        Table = table.Table;
        Schema = table.Schema;
        _members = members;
        Columns = [.. members.OfType<ColumnInfo>().OrderBy(column => column.Ordinal)];
        Version = Columns.FirstOrDefault(column => column.IsVersion);
        PolicyColumns = [.. Columns.Where(column => column.Default == ColumnDefault.Policy && !column.Type.IsNullable)];
        Relations = [.. members.OfType<RelationInfo>()];
        Keys = keys;
    }

    /// <inheritdoc/>
    public ConstraintTarget? Find(string constraintName)
    {
        foreach (var key in Keys)
            if (key.ConstraintName == constraintName)
                return new ConstraintTarget(Name, [.. key.Columns.Select(column => column.Field)]);
        foreach (var relation in Relations)
        {
            // Also the keys of other models that point here: they stand in the way of a delete.
            var holder = relation.HoldsForeignKey || relation.Join is not null ? relation : relation.Opposite;
            if (holder.HoldsForeignKey && holder.ConstraintName == constraintName)
                return new ConstraintTarget(holder.Model.Name, [.. holder.LocalColumns.Select(column => column.Field)],
                    holder.Field);
        }

        return null;
    }

    /// <inheritdoc/>
    public ConstraintTarget? FindByColumns(string table, IReadOnlyList<string> columns) => table != Table ? null
        : new ConstraintTarget(Name,
            [.. columns.Select(name => Columns.FirstOrDefault(column => column.Column == name)?.Field ?? name)]);

    /// <inheritdoc/>
    public ConstraintTarget? FindByType(ColumnType type)
    {
        foreach (var column in Columns)
            if (ReferenceEquals(column.Type, type) || ReferenceEquals(column.ListType, type))
                return new ConstraintTarget(Name, [column.Field]);
        return null;
    }

    /// <inheritdoc/>
    public ConstraintTarget? FindByColumn(string column)
    {
        foreach (var own in Columns)
            if (own.Column == column) return new ConstraintTarget(Name, [own.Field]);
        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
