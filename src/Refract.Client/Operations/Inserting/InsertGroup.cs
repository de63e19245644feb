namespace Refract.Runtime;

/// <summary>Rows of a <c>createMany</c> that have values for the same columns.</summary>
internal sealed class InsertGroup(List<InsertColumn> columns)
{
    private int _first;
    private List<int>? _scattered;

    public List<InsertColumn> Columns => columns;

    public int Count { get; private set; }

    /// <summary>The place of a row of this group among all rows.</summary>
    public int this[int index] => _scattered is null ? _first + index : _scattered[index];

    public bool Has(List<InsertColumn> others) => columns.SequenceEqual(others);

    /// <summary>Takes rows that lie side by side, and behind those that it has.</summary>
    public void Add(int from, int to)
    {
        if (Count == 0) _first = from;
        else if (_scattered is null && from != _first + Count) _scattered = [.. Enumerable.Range(_first, Count)];
        _scattered?.AddRange(Enumerable.Range(from, to - from));
        Count += to - from;
    }

    /// <summary>Throws for the first value that its column cannot hold.</summary>
    public void Check()
    {
        var refusable = columns.FindAll(column => column.IsRefusable);
        if (refusable.Count == 0) return;
        var near = new int[refusable.Count];
        for (var row = 0; row < Count; row++)
            for (var i = 0; i < near.Length; i++) refusable[i].Value(this[row], ref near[i]);
    }
}
