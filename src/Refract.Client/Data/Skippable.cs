namespace Refract.Runtime;

/// <summary>What <c>value.OrSkip()</c> returns: the value, or "leave this out" when it was null.</summary>
public readonly struct Skippable<T>
{
    internal Skippable(T? value, bool isSet)
    {
        ValueOrDefault = value;
        IsSet = isSet;
    }

    /// <summary>False when it is to be left out.</summary>
    public bool IsSet { get; }

    /// <summary>The value; meaningless when <see cref="IsSet"/> is false.</summary>
    public T? ValueOrDefault { get; }
}
