using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>Of which parents an include loads the rows.</summary>
internal sealed class ParentFilter
{
    private ParentFilter(RelationInfo relation) => Relation = relation;

    /// <summary>The relation, from the parent's side.</summary>
    public RelationInfo Relation { get; }

    /// <summary>True when there is exactly one parent, so that limits are those of the statement.</summary>
    public bool IsSingle { get; private init; }

    /// <summary>True when there are parents of all integers from one to another.</summary>
    public bool IsRange { get; private init; }

    /// <summary>
    /// The values of the relation's local columns: of one parent, or an array of all parents' for each column, or the
    /// first and the last of a range; null with <see cref="Source"/>.
    /// </summary>
    public SqlValue[]? Values { get; private init; }

    /// <summary>The statement that finds the parents, when their keys are not known yet.</summary>
    public SelectSpec? Source { get; private init; }

    /// <summary>The joined row of <see cref="Source"/> that is the parent; null for its own row.</summary>
    public JoinNode? SourceJoin { get; private init; }

    /// <summary>One parent, by its key.</summary>
    public static ParentFilter One(RelationInfo relation, SqlValue[] values) =>
        new(relation) { IsSingle = true, Values = values };

    /// <summary>Any number of parents, by their keys.</summary>
    public static ParentFilter Many(RelationInfo relation, SqlValue[] arrays) => new(relation) { Values = arrays };

    /// <summary>The parents of all integers from one to another.</summary>
    public static ParentFilter Range(RelationInfo relation, SqlValue first, SqlValue last) =>
        new(relation) { IsRange = true, Values = [first, last] };

    /// <summary>The parents that another statement finds.</summary>
    public static ParentFilter From(RelationInfo relation, SelectSpec source, JoinNode? join) => new(relation)
    {
        Source = source, SourceJoin = join, IsSingle = source.FindsOneRow,
    };
}
