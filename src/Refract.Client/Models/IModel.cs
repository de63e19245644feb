using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What every generated record implements. Generated code implements it explicitly; no other code calls it.
/// </summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
public interface IModel<TSelf> where TSelf : class, IModel<TSelf>
{
    /// <summary>The model's metadata as text, parsed once: see <see cref="ModelTable"/> for its form.</summary>
    static abstract ReadOnlySpan<byte> Table { get; }

    /// <summary>Names the enums and the related models behind the slots of <see cref="Table"/>. Called once.</summary>
    static abstract void Bind(ref ModelBinder binder);

    /// <summary>
    /// Makes a record of the row; the model's columns, but for lazy ones, stand side by side from
    /// <paramref name="at"/> on, in the order of their slots. Relations and lazy columns stay unloaded.
    /// </summary>
    static abstract TSelf Read<TRow>(ref TRow row, int at) where TRow : struct, IRow;

    /// <summary>Reads a lazy column into a record. Models without such columns need no method.</summary>
    static virtual void ReadLazy<TRow>(ref TRow row, int at, int slot, TSelf record) where TRow : struct, IRow =>
        throw new InvalidOperationException($"{Model<TSelf>.Info} has no lazy column in slot {slot}.");

    /// <summary>Shows every member of one or two records (for equality) to a visitor, slot by slot.</summary>
    static abstract void Visit<TVisitor>(ref TVisitor visitor, TSelf first, TSelf second)
        where TVisitor : struct, IModelVisitor;

    /// <summary>
    /// Fills a relation: a record, null (no such row), or an <see cref="IReadOnlyList{T}"/> of the related record.
    /// </summary>
    static abstract void Attach(TSelf record, int slot, object? related);
}
