using System.Collections;
using Refract.Relational.Sql;
using Refract.Schema;

namespace Refract.Runtime;

/// <summary>
/// One relation of the records of one select, while it is loaded: collects the records and their keys as they are read, then takes the
/// related rows and hands each record its own.
/// </summary>
internal sealed class Level : SqlResult<bool>
{
    private readonly SelectSpec _source;
    private readonly JoinNode? _sourceJoin;
    private readonly List<object> _owners = [];
    private readonly List<int> _groupOfOwner = [];
    private readonly Dictionary<RowKey, int> _groups = [];
    private readonly List<SqlValue>[] _values;
    private readonly bool _keysTellValues;
    private readonly List<IList?> _lists = [];
    private SelectSpec? _spec;
    private Attachments? _attachments;

    public Level(IncludePlan include, SelectSpec source, JoinNode? sourceJoin)
    {
        Include = include;
        _source = source;
        _sourceJoin = sourceJoin;
        _values = new List<SqlValue>[Relation.LocalColumns.Count];
        for (var i = 0; i < _values.Length; i++) _values[i] = [];
        _keysTellValues = _values.Length == 1 && Relation.LocalColumns[0].Type is { Scalar: ScalarType.Int or ScalarType.BigInt };
    }

    public IncludePlan Include { get; }

    private RelationInfo Relation => Include.Relation;

    /// <summary>Remembers a record that wants its related rows.</summary>
    public void Expect<TRow>(ref TRow row, object record, int at) where TRow : struct, IRow
    {
        _owners.Add(record);
        var key = RowKeys.Read(ref row, at, Relation.LocalColumns);
        if (key.IsNull)
        {
            _groupOfOwner.Add(-1);
            return;
        }

        if (!_groups.TryGetValue(key, out var group))
        {
            _groups.Add(key, group = _lists.Count);
            _lists.Add(null);
            KeepValues(ref row, at, key);
        }

        _groupOfOwner.Add(group);
    }

    /// <summary>The select of the rows of all records read so far, by their keys.</summary>
    public SelectSpec ByKeys(string verb, List<Level> next)
    {
        var parent = _lists.Count == 1
            ? ParentFilter.One(Relation, Array.ConvertAll(_values, static values => values[0]))
            : ParentFilter.Many(Relation, [.. _values.Select((values, i) => ColumnValues.ToArray(Relation.LocalColumns[i], values))]);
        return Use(SelectSpec.Level(Include, parent, verb), next);
    }

    /// <summary>The select of the rows of records that are yet to be read, by the statement that will find them.</summary>
    public SelectSpec BySource(string verb, List<Level> next) =>
        Use(SelectSpec.Level(Include, ParentFilter.From(Relation, _source, _sourceJoin), verb), next);

    /// <inheritdoc/>
    public override async ValueTask<bool> Read<TRow>(TRow rows, CancellationToken ct) where TRow : struct
    {
        var target = Relation.Target;
        var hasLink = Relation.Join is not null;
        while (await rows.Next(ct).ConfigureAwait(false))
        {
            var key = hasLink ? rows.Key(_spec!.Width, Relation.LocalColumns[0].Type) : RowKeys.Read(ref rows, 0, Relation.TargetColumns);
            if (!_groups.TryGetValue(key, out var group)) continue;
            var record = target.ReadRecord(ref rows, 0);
            _attachments!.Take(ref rows, record, 0);
            (_lists[group] ??= target.CreateList(4)).Add(record);
        }

        HandOut();
        return true;
    }

    /// <inheritdoc/>
    public override bool FromAffected(int affected) => false;

    /// <summary>When no record has a key to look for: gives each its nothing, without a statement. False otherwise.</summary>
    public bool HandOutNothing()
    {
        if (_groups.Count > 0) return false;
        HandOut();
        return true;
    }

    private void HandOut()
    {
        if (_spec is { IsReversed: true })
        {
            foreach (var list in _lists)
                if (list is not null) Reverse(list);
        }

        for (var i = 0; i < _owners.Count; i++)
        {
            var list = _groupOfOwner[i] < 0 ? null : _lists[_groupOfOwner[i]];
            object? related = Relation.IsMany ? list ?? Relation.Target.CreateList(0) : list?[0];
            Relation.Model.AttachTo(_owners[i], Relation.Slot, related);
        }
    }

    private SelectSpec Use(SelectSpec spec, List<Level> next)
    {
        _attachments = Attachments.Of(spec, next);
        return _spec = spec;
    }

    private void KeepValues<TRow>(ref TRow row, int at, RowKey key) where TRow : struct, IRow
    {
        var columns = Relation.LocalColumns;
        if (_keysTellValues)
        {
            _values[0].Add(columns[0].Type.Scalar == ScalarType.Int ? SqlValue.Of((int)key.Number) : SqlValue.Of(key.Number));
            return;
        }

        for (var i = 0; i < columns.Count; i++) _values[i].Add(ColumnValues.Read(ref row, at + columns[i].Ordinal, columns[i]));
    }

    private static void Reverse(IList list)
    {
        for (var (i, j) = (0, list.Count - 1); i < j; i++, j--) (list[i], list[j]) = (list[j], list[i]);
    }
}
