using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// What every generated record implements. Generated code implements it explicitly; nobody else calls it.
/// </summary>
/// <typeparam name="TSelf">The record itself.</typeparam>
public interface IModel<TSelf> where TSelf : class, IModel<TSelf>
{
    /// <summary>The model's metadata as text, parsed once: see <see cref="ModelTable"/> for its form.</summary>
    static abstract ReadOnlySpan<byte> Table { get; }

    /// <summary>Names the enums and the related models behind the slots of <see cref="Table"/>. Called once.</summary>
    static abstract void Bind(ref ModelBinder binder);

    /// <summary>
    /// Makes a record of the row; the model's columns stand side by side from <paramref name="at"/> on, in the order of
    /// their slots. Relations stay unloaded.
    /// </summary>
    static abstract TSelf Read<TRow>(ref TRow row, int at) where TRow : struct, IRow;

    /// <summary>Shows every member of one or two records (for equality) to a visitor, slot by slot.</summary>
    static abstract void Visit<TVisitor>(ref TVisitor visitor, TSelf first, TSelf second)
        where TVisitor : struct, IModelVisitor;

    /// <summary>
    /// Fills a relation: a record, null (no such row), or an <see cref="IReadOnlyList{T}"/> of the related record.
    /// </summary>
    static abstract void Attach(TSelf record, int slot, object? related);
}
