using System.Collections;

namespace Refract.Runtime;

/// <summary>Records with some of the model's lazy columns, which stand behind the others.</summary>
internal sealed class LazyRecord<T>(IReadOnlyList<ColumnInfo> lazyColumns) : RowForm where T : class, IModel<T>
{
    /// <inheritdoc/>
    internal override ModelInfo RowModel => Model<T>.Info;

    /// <inheritdoc/>
    internal override Projection Projection { get; } =
        Projection.Of(Model<T>.Info, [.. Model<T>.Info.Projection.Columns, .. lazyColumns]);

    /// <inheritdoc/>
    public override object ReadRow<TRow>(ref TRow row, int at)
    {
        var record = T.Read(ref row, at);
        at += Model<T>.Info.Projection.Count;
        for (var i = 0; i < lazyColumns.Count; i++) T.ReadLazy(ref row, at + i, lazyColumns[i].Slot, record);
        return record;
    }

    /// <inheritdoc/>
    public override void Attach(object row, int place, object? related) => T.Attach((T)row, place, related);

    /// <inheritdoc/>
    public override IList CreateList(int capacity) => new List<T>(capacity);
}
