namespace Refract.Runtime;

/// <summary>
/// A document for a column that need not be given, or nothing: made by implicit conversion from a value or from
/// <c>value.OrSkip()</c>.
/// </summary>
/// <typeparam name="T">The type of the documents.</typeparam>
/// <typeparam name="TNullable">The same, or what may also be null, for a column that may be.</typeparam>
public readonly struct AssignDocument<T, TNullable>
{
    private AssignDocument(object? value, bool isSet) => (Value, IsSet) = (value, isSet);

    internal object? Value { get; }

    internal bool IsSet { get; }

    /// <summary>
    /// Sets the document. A null sets NULL where the column may be null; elsewhere it is refused when the query is
    /// made, by the name of the field.
    /// </summary>
    public static implicit operator AssignDocument<T, TNullable>(TNullable value) => new(value, true);

    /// <summary>Sets the document, or leaves the column alone.</summary>
    public static implicit operator AssignDocument<T, TNullable>(Skippable<T> value) =>
        new(value.ValueOrDefault, value.IsSet);
}
