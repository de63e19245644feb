using System.ComponentModel;
using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>A scalar list.</summary>
public readonly partial struct ListField<T> where T : notnull
{
    private readonly FieldRef _field;

    /// <summary>The column in a slot of the scope's model.</summary>
    public ListField(Scope scope, int slot) => _field = new FieldRef(scope, slot);

    /// <summary>It has no items.</summary>
    public Predicate IsEmpty => _field.Compare(Comparison.IsEmpty, SqlValue.Of(true));

    /// <summary>It has the item.</summary>
    public Predicate Has(T item) => _field.Compare(Comparison.Has, SqlValue.From(item));

    /// <summary>It has all of these items; true of every list when there are none.</summary>
    public Predicate HasEvery(params IEnumerable<T> items) => _field.Among(Comparison.HasEvery, items);

    /// <summary>It has at least one of these items.</summary>
    public Predicate HasSome(params IEnumerable<T> items) => _field.Among(Comparison.HasSome, items);

    /// <summary>It has the same items in the same order.</summary>
    public Predicate Is(params IEnumerable<T> items) => _field.Among(Comparison.Equals, items);

    /// <summary>Does not compile: a field has no value here.</summary>
    [Obsolete(FieldMessages.NoEquals, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? other) => throw new NotSupportedException(FieldMessages.NoEquals);
}
