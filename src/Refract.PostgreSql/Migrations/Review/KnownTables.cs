namespace Refract.PostgreSql.Migrations.Review;

/// <summary>What the scripts so far say of the database.</summary>
internal sealed class KnownTables
{
    private readonly Dictionary<TableName, KnownTable> _tables = [];
    private readonly Dictionary<TableName, TableName> _indexes = [];

    /// <summary>What is known of a table; made when nothing was.</summary>
    public KnownTable Of(TableName name) =>
        _tables.TryGetValue(name, out var known) ? known : _tables[name] = new KnownTable(name);

    public bool IsNew(TableName name) => _tables.TryGetValue(name, out var known) && known.IsNew;

    /// <summary>The tables with a foreign key to a table.</summary>
    public IReadOnlyList<TableName> ReferringTo(TableName name) =>
        [.. _tables.Values.Where(table => table.ForeignKeys.ContainsValue(name)).Select(table => table.Name)];

    public void Create(TableName name) => _tables[name] = new KnownTable(name) { IsNew = true };

    public void Drop(TableName name)
    {
        _tables.Remove(name);
        foreach (var index in _indexes.Where(index => index.Value == name).ToArray()) _indexes.Remove(index.Key);
    }

    public void Rename(TableName from, TableName to)
    {
        if (!_tables.Remove(from, out var known)) return;
        _tables[to] = known.As(to);
        foreach (var index in _indexes.Where(index => index.Value == from).ToArray()) _indexes[index.Key] = to;
    }

    /// <summary>An index belongs to the schema of its table.</summary>
    public void AddIndex(TableName table, string index) => _indexes[table with { Name = index }] = table;

    /// <summary>The table of an index, or null.</summary>
    public TableName? TableOf(TableName index) => _indexes.GetValueOrDefault(index);

    public void DropIndex(TableName index) => _indexes.Remove(index);

    /// <summary>The values that this script has added to enums and not yet committed.</summary>
    public ISet<string> UncommittedValues { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>A further script begins: the tables so far have rows and readers.</summary>
    public void BeginScript()
    {
        foreach (var table in _tables.Values)
        {
            table.IsNew = false;
            table.NewColumns.Clear();
        }

        UncommittedValues.Clear();
    }
}
