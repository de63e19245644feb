using System.Collections;

namespace Refract.Runtime;

/// <summary>Records with more than their usual columns: lazy columns stand behind those, then counts.</summary>
internal sealed class ExtendedRecord<T>(RecordExtras extras) : RowForm where T : class, IModel<T>
{
    /// <inheritdoc/>
    internal override ModelInfo RowModel => Model<T>.Info;

    /// <inheritdoc/>
    internal override Projection Projection { get; } = Projection.Of(
        Model<T>.Info, [.. Model<T>.Info.Projection.Columns, .. extras.Columns],
        [.. extras.Counts.Select(count => count.Count)]);

    /// <inheritdoc/>
    public override object ReadRow<TRow>(ref TRow row, int at)
    {
        var record = T.Read(ref row, at);
        at += Model<T>.Info.Projection.Count;
        foreach (var column in extras.Columns) T.ReadLazy(ref row, at++, column.Slot, record);
        foreach (var count in extras.Counts)
            T.Attach(record, count.Relation.Slot, new RelatedCount(checked((int)row.BigInt(at++))));
        return record;
    }

    /// <inheritdoc/>
    public override void Attach(object row, int place, object? related) => T.Attach((T)row, place, related);

    /// <inheritdoc/>
    public override IList CreateList(int capacity) => new List<T>(capacity);
}
