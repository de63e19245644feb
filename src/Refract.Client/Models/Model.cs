namespace Refract.Runtime;

/// <summary>Gives the metadata of a generated record.</summary>
public static class Model<T> where T : class, IModel<T>
{
    /// <summary>The metadata; built on first use.</summary>
    public static ModelInfo Info { get; } = new ModelInfo<T>();
}

internal sealed class ModelInfo<T> : ModelInfo where T : class, IModel<T>
{
    internal ModelInfo() => ModelTable.Parse(T.Table).Fill(this, T.Bind);

    public override object ReadRow<TRow>(ref TRow row, int at) => T.Read(ref row, at);

    internal override Refract.Relational.Sql.SqlValue ValueOf(object record, int slot)
    {
        var visitor = new KeyVisitor(slot);
        T.Visit(ref visitor, (T)record, (T)record);
        return visitor.Found;
    }

    internal override RowForm With(RecordExtras extras) => new ExtendedRecord<T>(extras);

    public override void Attach(object row, int place, object? related) => T.Attach((T)row, place, related);

    public override System.Collections.IList CreateList(int capacity) => new List<T>(capacity);
}

internal delegate void BindModel(ref ModelBinder binder);
