using System.Runtime.InteropServices;
using Refract.Relational.Sql;
using Refract.Schema;

namespace Refract.Runtime;

/// <summary>
/// The keys of records that want related rows: gathered while the records are read, then indexed once, when their
/// number is known. Records with the same key are a group. Integer keys, by far the commonest, are kept as plain
/// numbers.
/// </summary>
internal sealed class ParentKeys
{
    private readonly RelationInfo _relation;
    private readonly List<long>? _numbers;
    private readonly List<RowKey>? _keys;

    /// <summary>For keys that do not tell their values: the values, by column and record.</summary>
    private readonly List<SqlValue>[] _values = [];

    private Dictionary<long, int>? _groupOfNumber;
    private Dictionary<RowKey, int>? _groupOfKey;

    /// <summary>The first record of each group.</summary>
    private int[] _firsts = [];

    public ParentKeys(RelationInfo relation)
    {
        _relation = relation;
        if (relation.LocalColumns is [{ Type.Scalar: ScalarType.Int or ScalarType.BigInt }])
        {
            _numbers = [];
            return;
        }

        _keys = [];
        _values = new List<SqlValue>[relation.LocalColumns.Count];
        for (var i = 0; i < _values.Length; i++) _values[i] = [];
    }

    /// <summary>The group of each record.</summary>
    public int[] Groups { get; private set; } = [];

    /// <summary>How many groups there are.</summary>
    public int GroupCount { get; private set; }

    /// <summary>
    /// Takes the key of the next record; false, and nothing is taken, when a column of it is null: it is related to
    /// nothing.
    /// </summary>
    public bool Add<TRow>(ref TRow row, RowLayout layout) where TRow : struct, IRow
    {
        var columns = _relation.LocalColumns;
        var key = RowKeys.Read(ref row, layout, columns);
        if (key.IsNull) return false;
        if (_numbers is not null)
        {
            _numbers.Add(key.Number);
            return true;
        }

        _keys!.Add(key);
        for (var i = 0; i < columns.Count; i++)
            _values[i].Add(ColumnValues.Read(ref row, layout[columns[i]], columns[i]));
        return true;
    }

    /// <summary>Brings the records together that have the same key. No key is added afterwards.</summary>
    public void Index()
    {
        if (_numbers is not null) Group(_numbers, _groupOfNumber = new(_numbers.Count));
        else Group(_keys!, _groupOfKey = new(_keys!.Count));
    }

    /// <summary>The group of the key that a related row points to, or -1.</summary>
    public int GroupOf(in RowKey key)
    {
        if (key.IsNull) return -1;
        return _groupOfNumber is not null
            ? _groupOfNumber.TryGetValue(key.Number, out var group) ? group : -1
            : _groupOfKey!.TryGetValue(key, out group) ? group : -1;
    }

    /// <summary>The parents by their keys, each key once.</summary>
    /// <param name="rangeFrom">How many integers without a gap become a range.</param>
    public ParentFilter Filter(int rangeFrom)
    {
        if (GroupCount == 1)
            return ParentFilter.One(_relation, [.. _relation.LocalColumns.Select((_, i) => Value(i, 0))]);
        if (GroupCount >= rangeFrom && _numbers is not null)
        {
            var (first, last) = (_numbers.Min(), _numbers.Max());
            if (unchecked((ulong)(last - first)) == (ulong)(GroupCount - 1))
                return ParentFilter.Range(_relation, Number(first), Number(last));
        }

        return ParentFilter.Many(_relation, [.. _relation.LocalColumns.Select((column, i) => Array(column, i))]);
    }

    private void Group<TKey>(List<TKey> keys, Dictionary<TKey, int> groups) where TKey : notnull
    {
        Groups = new int[keys.Count];
        _firsts = new int[keys.Count];
        for (var i = 0; i < keys.Count; i++)
        {
            ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, keys[i], out var isKnown);
            if (!isKnown)
            {
                _firsts[GroupCount] = i;
                group = GroupCount++;
            }

            Groups[i] = group;
        }
    }

    private SqlValue Value(int column, int group)
    {
        var record = _firsts[group];
        return _numbers is null ? _values[column][record] : Number(_numbers[record]);
    }

    private SqlValue Number(long number) =>
        _relation.LocalColumns[0].Type.Scalar == ScalarType.Int ? SqlValue.Of((int)number) : SqlValue.Of(number);

    private SqlValue Array(ColumnInfo column, int at)
    {
        if (_numbers is null)
        {
            var values = new List<SqlValue>(GroupCount);
            for (var group = 0; group < GroupCount; group++) values.Add(_values[at][_firsts[group]]);
            return ColumnValues.ToList(column, values);
        }

        if (column.Type.Scalar == ScalarType.BigInt)
            return SqlValue.OfArray(System.Array.ConvertAll(Firsts(), record => _numbers[record]));
        return SqlValue.OfArray(System.Array.ConvertAll(Firsts(), record => (int)_numbers[record]));
    }

    private int[] Firsts() => GroupCount == _firsts.Length ? _firsts : _firsts[..GroupCount];
}
