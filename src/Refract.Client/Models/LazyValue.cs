namespace Refract.Runtime;

/// <summary>The state of a lazy column in a record: not loaded, or its value.</summary>
/// <typeparam name="T">The value.</typeparam>
public readonly struct LazyValue<T>(T value)
{
    private readonly T _value = value;

    /// <summary>True when it was loaded, or set by the program.</summary>
    public bool IsLoaded { get; } = true;

    /// <summary>The value.</summary>
    /// <exception cref="ColumnNotLoadedException">
    /// It was not loaded; the message names the include to add.
    /// </exception>
    public T Get(ModelInfo model, int slot)
    {
        ArgumentNullException.ThrowIfNull(model);
        return IsLoaded ? _value : throw new ColumnNotLoadedException(model.Name, model.MemberName(slot));
    }
}
