namespace Refract.Runtime;

/// <summary>
/// A value of a unique key whose CLR type another key of the model has too. Only its name tells them apart
/// (<c>FindUnique(email: "…")</c>); by position the call is ambiguous and does not compile.
/// </summary>
/// <typeparam name="T">The column's CLR type.</typeparam>
/// <typeparam name="TTag">Names the key.</typeparam>
public readonly struct Key<T, TTag>
{
    private Key(T value) => Value = value;

    /// <summary>The value.</summary>
    public T Value { get; }

    /// <summary>The value as this key.</summary>
    public static implicit operator Key<T, TTag>(T value) => new(value);
}
