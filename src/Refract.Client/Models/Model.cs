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

    public override object ReadRecord<TRow>(ref TRow row, int at) => T.Read(ref row, at);

    public override void AttachTo(object record, int slot, object? related) => T.Attach((T)record, slot, related);

    public override System.Collections.IList CreateList(int capacity) => new List<T>(capacity);
}

internal delegate void BindModel(ref ModelBinder binder);
