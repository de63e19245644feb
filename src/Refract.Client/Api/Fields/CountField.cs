using System.ComponentModel;
using Refract.Relational.Sql;

namespace Refract.Runtime;

// == and != make conditions; comparing two handles for identity would mean nothing
#pragma warning disable CS0660, CS0661

/// <summary>The number of rows behind a to-many relation.</summary>
public readonly struct CountField(Scope scope, int slot)
{
    private Operand Operand => new(scope, new RelationCount(scope.Model.Relation(slot)));

    /// <summary>Fewest rows first.</summary>
    public Ordering Asc => new(new OrderTerm(Operand, Sort.Asc));

    /// <summary>Most rows first.</summary>
    public Ordering Desc => new(new OrderTerm(Operand, Sort.Desc));

    /// <summary>Exactly that many.</summary>
    public static Predicate operator ==(CountField field, int value) => field.Compare(Comparison.Equals, value);

    /// <summary>Not that many.</summary>
    public static Predicate operator !=(CountField field, int value) => field.Compare(Comparison.NotEquals, value);

    /// <summary>Fewer.</summary>
    public static Predicate operator <(CountField field, int value) => field.Compare(Comparison.LessThan, value);

    /// <summary>More.</summary>
    public static Predicate operator >(CountField field, int value) => field.Compare(Comparison.GreaterThan, value);

    /// <summary>At most that many.</summary>
    public static Predicate operator <=(CountField field, int value) =>
        field.Compare(Comparison.LessThanOrEquals, value);

    /// <summary>At least that many.</summary>
    public static Predicate operator >=(CountField field, int value) =>
        field.Compare(Comparison.GreaterThanOrEquals, value);

    private Predicate Compare(Comparison comparison, int value) =>
        scope.Close(new ComparePredicate(Operand, comparison, SqlValue.Of(value)));

    /// <summary>Does not compile: a field has no value here.</summary>
    [Obsolete(FieldMessages.NoEquals, error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public new bool Equals(object? other) => throw new NotSupportedException(FieldMessages.NoEquals);
}
