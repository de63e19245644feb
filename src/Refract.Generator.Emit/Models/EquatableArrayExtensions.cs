namespace Refract.Generator.Models;

/// <summary>Makes arrays that are equal by content.</summary>
public static class EquatableArrayExtensions
{
    /// <summary>The items as an array that is equal by content.</summary>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new(items.ToArray());
}
