using System.Text;

namespace Refract.Runtime;

/// <summary>What generated records do alike, written once: equality, hashing, printing.</summary>
public static class RecordMembers
{
    /// <summary>
    /// Equality over columns, lists and bytes by content. Relations and lazy columns take no part: a row is the same
    /// with or without them loaded.
    /// </summary>
    public static bool Equal<T>(T record, T? other) where T : class, IModel<T>
    {
        if (other is null) return false;
        if (ReferenceEquals(record, other)) return true;
        var visitor = new EqualVisitor();
        T.Visit(ref visitor, record, other);
        return visitor.AreEqual;
    }

    /// <summary>A hash over columns.</summary>
    public static int Hash<T>(T record) where T : class, IModel<T>
    {
        var visitor = new HashVisitor();
        T.Visit(ref visitor, record, record);
        return visitor.Hash.ToHashCode();
    }

    /// <summary>Appends the columns and the loaded relations.</summary>
    public static bool Print<T>(StringBuilder text, T record) where T : class, IModel<T>
    {
        ArgumentNullException.ThrowIfNull(text);
        var visitor = new PrintVisitor(text, Model<T>.Info);
        T.Visit(ref visitor, record, record);
        if (RelatedCounts.Of(record) is { } counts) visitor.Counts(counts);
        return true;
    }
}
