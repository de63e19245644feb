using Refract.Runtime;

namespace Refract;

/// <summary>Turns "null" into "not mentioned", for documents that have a type of the program's.</summary>
public static class SkippableDocuments
{
    // A class of its own: C# has no two methods of one signature that differ by their constraints.

    /// <summary>In data: the column is left alone when the value is null.</summary>
    public static Skippable<T> OrSkip<T>(this T? value) where T : class => new(value, value is not null);
}
