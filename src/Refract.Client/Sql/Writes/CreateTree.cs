using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// New rows that hang together, made by one statement: each table's INSERT is a named part that the ones below take the
/// keys from, and so is the search for each row to connect. When one of those is not there, no part inserts anything.
/// Only for data that creates and connects, nothing else; and where several rows of one relation are created, they have
/// no rows below them, because a part does not tell its rows apart.
/// </summary>
internal sealed class CreateTree
{
    /// <summary>More parts than this are better off one by one.</summary>
    private const int MaxParts = 40;

    private readonly DateTimeOffset _now;

    private CreateTree(DateTimeOffset now) => _now = now;

    /// <summary>The INSERTs, those that others take keys from first.</summary>
    public List<CreatePart> Parts { get; } = [];

    /// <summary>
    /// The rows of join tables: the relation, the part with this side's row and the part with the other side's.
    /// </summary>
    public List<(RelationInfo Relation, int Local, int Target)> JoinRows { get; } = [];

    /// <summary>The part with the row that the caller wants.</summary>
    public int Root { get; private set; }

    /// <summary>The parts that search for rows to connect.</summary>
    public IEnumerable<CreatePart> Lookups => Parts.Where(part => part.Lookup is not null);

    /// <summary>True when there is one INSERT only: that needs no named parts, and any database can do it.</summary>
    public bool IsSingleInsert => JoinRows.Count == 0 && Parts.Count(part => part.Lookup is null) == 1;

    /// <summary>The tree of the data, or null when it needs more than one statement.</summary>
    public static CreateTree? TryBuild(ModelInfo model, DataInput data, DateTimeOffset now)
    {
        var tree = new CreateTree(now);
        var root = tree.Add(model, data, []);
        tree.Root = root;
        if (root < 0 || tree.Parts.Count > MaxParts) return null;
        // An INSERT without columns takes its row from nowhere, so it cannot depend on a search.
        return tree.Lookups.Any()
            && tree.Parts.Exists(part => part.Lookup is null && part.Columns.Count + part.Keys.Count == 0) ? null
            : tree;
    }

    /// <summary>Adds a row and all below it; returns its part, or -1 when it does not fit.</summary>
    private int Add(ModelInfo model, DataInput data, List<KeySource> keys)
    {
        foreach (var (relation, nested) in Relations(model, data))
        {
            if (!relation.HoldsForeignKey) continue;
            if (nested.Steps is not [var step]) return -1;
            var target = step.Kind switch
            {
                NestedStepKind.Create => Add(relation.Target, step.Create!, []),
                // In a one-to-one relation the row to connect may have to be freed first.
                NestedStepKind.Connect when relation.Opposite.IsMany => AddLookup(relation, step),
                _ => -1,
            };
            if (target < 0) return -1;
            keys.AddRange(KeySource.Of(relation.LocalColumns, target, relation.TargetColumns));
        }

        var columns = new List<ColumnInfo>();
        var row = new List<SqlValue>();
        foreach (var column in model.Columns)
        {
            if (keys.Exists(key => ReferenceEquals(key.Column, column))) continue;
            if (!Assignments.TryFind(column, data, null, out var value)
                && !DefaultValues.TryCreate(column, _now, out value)) continue;
            columns.Add(column);
            row.Add(value);
        }

        var at = Parts.Count;
        Parts.Add(new CreatePart(model, columns, [[.. row]], keys));
        foreach (var (relation, nested) in Relations(model, data))
            if (!relation.HoldsForeignKey && !AddBelow(at, relation, nested)) return -1;
        return at;
    }

    private bool AddBelow(int parent, RelationInfo relation, NestedWrites nested)
    {
        var rows = new List<DataInput>();
        foreach (var step in nested.Steps)
        {
            if (step is { Kind: NestedStepKind.Create }) rows.Add(step.Create!);
            else if (step is { Kind: NestedStepKind.CreateMany, SkipDuplicates: false }) rows.AddRange(step.Many!);
            else if (step.Kind == NestedStepKind.Connect && relation.Join is not null
                && AddLookup(relation, step) is >= 0 and var target)
                JoinRows.Add((relation, parent, target));
            else return false;
        }

        if (rows.Count == 0) return true;
        var keys = relation.Join is null
            ? [.. KeySource.Of(relation.TargetColumns, parent, relation.LocalColumns)] : new List<KeySource>();
        var child = rows.Count == 1 ? Add(relation.Target, rows[0], keys) : AddRows(relation.Target, rows, keys);
        if (child >= 0 && relation.Join is not null) JoinRows.Add((relation, parent, child));
        return child >= 0;
    }

    private int AddLookup(RelationInfo relation, NestedStep step)
    {
        if (step.Where is not null) return -1;
        Parts.Add(new CreatePart(relation.Target, [], [], []) { Lookup = step.Key, Relation = relation });
        return Parts.Count - 1;
    }

    private int AddRows(ModelInfo model, List<DataInput> rows, List<KeySource> keys)
    {
        var columns = new List<ColumnInfo>();
        foreach (var column in model.Columns)
        {
            if (keys.Exists(key => ReferenceEquals(key.Column, column))) continue;
            if (rows.Exists(row => row.Has(column.Slot)) || DefaultValues.TryCreate(column, _now, out _))
                columns.Add(column);
        }

        // Without a column there is no array to tell how many rows; an array of arrays there is none.
        if (columns.Count == 0 || columns.Exists(column => column.Type.IsList) || rows.Exists(Assignments.HasNested))
            return -1;
        var values = new List<SqlValue[]>(rows.Count);
        foreach (var data in rows)
        {
            var row = new SqlValue[columns.Count];
            for (var i = 0; i < row.Length; i++)
                if (!Assignments.TryFind(columns[i], data, null, out row[i])
                    && !DefaultValues.TryFill(columns[i], _now, out row[i]))
                    return -1;
            values.Add(row);
        }

        Parts.Add(new CreatePart(model, columns, values, keys));
        return Parts.Count - 1;
    }

    private static List<(RelationInfo Relation, NestedWrites Nested)> Relations(ModelInfo model, DataInput data)
    {
        var list = new List<(RelationInfo, NestedWrites)>();
        foreach (ref readonly var cell in data.Cells)
            if (cell.Nested is { Steps.Count: > 0 } nested) list.Add((model.Relation(cell.Slot), nested));
        return list;
    }
}

/// <summary>The new rows of one table.</summary>
/// <param name="Model">The model.</param>
/// <param name="Columns">The columns that have values.</param>
/// <param name="Rows">The values; several rows have no others below them.</param>
/// <param name="Keys">The columns whose values come from other parts.</param>
internal sealed record CreatePart(ModelInfo Model, List<ColumnInfo> Columns, List<SqlValue[]> Rows,
    List<KeySource> Keys)
{
    /// <summary>The key of a row that is not created but connected, or null.</summary>
    public UniqueKey? Lookup { get; init; }

    /// <summary>The relation that <see cref="Lookup"/> is connected to.</summary>
    public RelationInfo? Relation { get; init; }
}

/// <summary>A foreign key's column and where its value comes from.</summary>
internal readonly record struct KeySource(ColumnInfo Column, int Part, ColumnInfo Source)
{
    public static IEnumerable<KeySource> Of(IReadOnlyList<ColumnInfo> columns, int part,
        IReadOnlyList<ColumnInfo> sources) =>
        columns.Select((column, i) => new KeySource(column, part, sources[i]));
}
