namespace Refract.Runtime;

/// <summary>What is read of a record beside its usual columns.</summary>
/// <param name="Columns">Lazy columns.</param>
/// <param name="Counts">How many rows relations have.</param>
internal sealed record RecordExtras(IReadOnlyList<ColumnInfo> Columns, IReadOnlyList<CountedRelation> Counts)
{
    /// <summary>Nothing.</summary>
    public static readonly RecordExtras None = new([], []);

    /// <summary>True for nothing.</summary>
    public bool IsEmpty => Columns.Count + Counts.Count == 0;

    /// <summary>These and others; of two counts of one relation the other one.</summary>
    public RecordExtras With(RecordExtras other) => IsEmpty ? other : other.IsEmpty ? this : new(
        [.. Columns.Union(other.Columns)],
        [
            .. Counts.Where(count => other.Counts.All(known => known.Relation != count.Relation)), .. other.Counts,
        ]);
}
