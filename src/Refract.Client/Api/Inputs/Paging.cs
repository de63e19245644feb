using System.Runtime.CompilerServices;

namespace Refract.Runtime;

/// <summary>Checks and conversions of the arguments that page through rows.</summary>
internal static class Paging
{
    public static int? CheckSkip(int? skip) => skip is < 0
        ? throw new InvalidQueryException(
            $"skip is {skip}, but it cannot be negative. A negative take reads from the end.", "skip")
        : skip;

    /// <summary>A cursor, if there is one, has a value for each column of its key.</summary>
    public static UniqueKey? CheckCursor(ModelInfo model, UniqueKey? cursor)
    {
        if (cursor is null) return null;
        Required.Key(model, cursor, "cursor");
        return cursor.Further is null
            ? cursor
            : throw new InvalidQueryException(
                "A cursor is a key alone: its row may be any. Put the conditions into where.", "cursor");
    }

    /// <summary>The members of a generated <c>XScalar</c> have the columns' slots as numbers.</summary>
    public static int[] SlotsOf<TScalar>(IEnumerable<TScalar>? fields) where TScalar : struct, Enum
    {
        if (fields is null || SkippableItems.AreLeftOut(fields)) return [];
        var slots = new List<int>();
        foreach (var field in fields) slots.Add(SlotOf(field));
        return [.. slots];
    }

    /// <summary>The slot of a column, which its value in the enum is.</summary>
    public static int SlotOf<TScalar>(TScalar field) where TScalar : struct, Enum =>
        Unsafe.As<TScalar, int>(ref field);
}
