using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Refract.Runtime;

/// <summary>What <c>OrSkip()</c> of a list returns: the items, or "leave this out" when the list was null.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class SkippableItems<T> : IEnumerable<T>
{
    private readonly IEnumerable<T>? _items;

    internal SkippableItems(IEnumerable<T>? items) => _items = items;

    /// <summary>False when it is to be left out.</summary>
    public bool IsSet => _items is not null;

    /// <summary>The items.</summary>
    /// <exception cref="InvalidQueryException">
    /// They are to be left out, at a place where nothing can be left out.
    /// </exception>
    public IEnumerator<T> GetEnumerator() => _items?.GetEnumerator() ?? throw new InvalidQueryException(
        "A list that is null was left out by OrSkip() at a place where a list is needed. Test it for null before.");

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Asks lists whether they were left out.</summary>
internal static class SkippableItems
{
    /// <summary>True for a list that <c>OrSkip()</c> left out.</summary>
    public static bool AreLeftOut<T>([NotNullWhen(true)] IEnumerable<T>? items) =>
        items is SkippableItems<T> { IsSet: false };
}
