using System.Runtime.CompilerServices;

namespace Refract.Runtime;

/// <summary>
/// The state of a relation in a record: not loaded, loaded and empty (to-one only), or loaded. One reference in size.
/// </summary>
/// <typeparam name="T">The related record, or a list of it.</typeparam>
public readonly struct RelationValue<T>(T? value) where T : class
{
    private readonly object? _state = value ?? RelationValue.NoRow;

    /// <summary>True when it was loaded, with or without a row.</summary>
    public bool IsLoaded => _state is not null;

    /// <summary>The loaded value; null also when it was not loaded.</summary>
    public T? ValueOrNull => ReferenceEquals(_state, RelationValue.NoRow) ? null : Unsafe.As<T>(_state);

    /// <summary>The loaded value, null for "no such row".</summary>
    /// <exception cref="RelationNotLoadedException">
    /// It was not loaded; the message names the include to add.
    /// </exception>
    public T? Get(ModelInfo model, int slot) =>
        IsLoaded ? ValueOrNull : throw new RelationNotLoadedException(model.Name, model.MemberName(slot));
}

internal static class RelationValue
{
    internal static readonly object NoRow = new();
}
