using System.ComponentModel;

namespace Refract.Runtime;

/// <summary>Makes list updates of collection expressions.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ListUpdateBuilder
{
    /// <summary>The list becomes these items.</summary>
    public static ListUpdate<T> Set<T>(ReadOnlySpan<T> items) where T : notnull => new() { Set = items.ToArray() };
}
