using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>What a hook changes of a plan.</summary>
internal sealed class PlanChanges
{
    /// <summary>A further condition on the rows, in the scope of the model's root; null for none.</summary>
    public Predicate? Where { get; set; }

    /// <summary>How many rows at most, where the plan has a limit of rows; null to leave it as it is.</summary>
    public int? Take { get; set; }

    /// <summary>Values for columns of the data, which take the place of those that it has.</summary>
    public List<(ColumnInfo Column, SqlValue Value)> Set { get; } = [];

    /// <summary>A condition with the further one.</summary>
    public Predicate? And(Predicate? where) =>
        Where is null ? where : where is null ? Where : new AndPredicate(where, Where);

    /// <summary>A key whose row has to meet the further condition.</summary>
    public UniqueKey Of(UniqueKey key) => Where is null ? key : new KnownKey(key, And(key.Further)!);

    /// <summary>Data with the values.</summary>
    public DataInput Of(DataInput data) => Set.Count == 0 ? data : data.With(Set);
}
