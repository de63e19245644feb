namespace Refract.Runtime;

/// <summary>What a record with <see cref="SelectAttribute{T}"/> implements; the generator writes it.</summary>
/// <typeparam name="TSelf">The record.</typeparam>
/// <typeparam name="TRow">The model's row.</typeparam>
public interface IShape<TSelf, TRow> where TSelf : IShape<TSelf, TRow> where TRow : Row, IRowOf<TRow>, new()
{
    /// <summary>What it reads.</summary>
    static abstract Shape<TRow> Shape { get; }

    /// <summary>Makes it of a row.</summary>
    static abstract TSelf Of(TRow row);
}
