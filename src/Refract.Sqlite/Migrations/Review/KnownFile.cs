using Refract.Sqlite.Definitions;

namespace Refract.Sqlite.Migrations.Review;

/// <summary>
/// The tables that the scripts so far give, so that a rebuilt one can be compared with what it was.
/// </summary>
internal sealed class KnownFile
{
    private readonly Dictionary<string, List<KnownColumn>> _tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<KnownColumn>> _dropped = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _created = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A further script begins: the tables so far have rows and readers.</summary>
    public void BeginScript()
    {
        _dropped.Clear();
        _created.Clear();
    }

    /// <summary>Takes a statement into what is known.</summary>
    /// <returns>The table that a rebuild has put in the place of another one, with both; else null.</returns>
    public (string Table, IReadOnlyList<KnownColumn> Before, IReadOnlyList<KnownColumn> After)? Follow(
        string text, IReadOnlyList<SqlToken> tokens)
    {
        var at = new SqlTokenReader(tokens);
        if (at.Take("CREATE", "TABLE"))
        {
            at.Take("IF", "NOT", "EXISTS");
            var name = at.Name();
            if (TableDefinitionParser.Parse(text[tokens[0].Start..]) is not { } definition) return null;
            _tables[name] = [.. definition.Columns.Select(KnownColumn.Of)];
            _created.Add(name);
        }
        else if (at.Take("DROP", "TABLE"))
        {
            at.Take("IF", "EXISTS");
            var name = at.Name();
            if (_tables.Remove(name, out var columns) && !_created.Contains(name)) _dropped[name] = columns;
        }
        else if (at.Take("ALTER", "TABLE")) return Alter(at.Name(), at, text);
        return null;
    }

    private (string, IReadOnlyList<KnownColumn>, IReadOnlyList<KnownColumn>)? Alter(string table, SqlTokenReader at,
        string text)
    {
        if (!_tables.TryGetValue(table, out var columns)) return null;
        if (at.Take("RENAME", "TO"))
        {
            var name = at.Name();
            _tables.Remove(table);
            _tables[name] = columns;
            return _dropped.Remove(name, out var before) ? (name, before, columns) : null;
        }

        if (at.Take("RENAME"))
        {
            at.Take("COLUMN");
            var old = Find(columns, at.Name());
            if (old >= 0 && at.Take("TO")) columns[old] = columns[old] with { Name = at.Name() };
        }
        else if (at.Take("DROP"))
        {
            at.Take("COLUMN");
            if (Find(columns, at.Name()) is >= 0 and var gone) columns.RemoveAt(gone);
        }
        else if (at.Take("ADD"))
        {
            at.Take("COLUMN");
            // Its definition is read as that of a table with this column alone.
            if (TableDefinitionParser.Parse($"CREATE TABLE t ({text[at.Start..]})") is { } definition)
                columns.AddRange(definition.Columns.Select(KnownColumn.Of));
        }

        return null;
    }

    private static int Find(List<KnownColumn> columns, string name) =>
        columns.FindIndex(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
