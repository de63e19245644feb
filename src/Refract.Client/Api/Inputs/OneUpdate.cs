namespace Refract.Runtime;

/// <summary>What an update does with the row of a required to-one relation.</summary>
public class OneUpdate<TUnique, TCreate, TUpdate, TWhere> : OneCreate<TUnique, TCreate>
    where TUnique : UniqueKey where TCreate : DataInput where TUpdate : DataInput, new()
        where TWhere : WhereInput, new()
{
    private TWhere? _where;

    /// <summary>
    /// What the row must meet to be updated, upserted, parted or deleted; one that does not counts as not there:
    /// <c>Author = { Where = { Active = true }, Update = { Name = "Ada" } }</c>.
    /// </summary>
    public TWhere Where
    {
        get => _where ?? (IsFrozen ? Detached<TWhere>() : _where = new TWhere());
        set
        {
            ThrowIfFrozen();
            _where = value;
        }
    }

    /// <summary>Updates the row.</summary>
    public TUpdate Update
    {
        get
        {
            if (Steps.Find(step => step.Kind == NestedStepKind.Update) is { Update: TUpdate known }) return known;
            if (IsFrozen) return Detached<TUpdate>();
            var update = new TUpdate();
            Put(new NestedStep(NestedStepKind.Update) { Update = update });
            return update;
        }
        set => Put(new NestedStep(NestedStepKind.Update) { Update = value });
    }

    /// <summary>Updates the row, or creates it.</summary>
    public NestedUpsertOne<TCreate, TUpdate> Upsert { set => Put(NestedStepKind.Upsert, value, item => item.Step); }

    internal sealed override IEnumerable<NestedStep> StepsOn(RelationInfo relation)
    {
        if (_where?.Condition(relation.Target.RootScope) is not { } condition) return Steps;
        return Steps.Exists(IsOfPresentRow)
            ? Steps.Select(step => IsOfPresentRow(step)
                ? step with { Where = step.Where is null ? condition : new AndPredicate(step.Where, condition) } : step)
            : throw new InvalidQueryException(
                "Where means the row that is there, and nothing is done with it: give Update, Upsert, Disconnect or "
                + $"Delete. A key of Connect has conditions of its own (And).", $"data.{relation.Name}.Where");
    }

    private protected sealed override void FreezeParts()
    {
        base.FreezeParts();
        _where?.Freeze();
    }

    private static bool IsOfPresentRow(NestedStep step) => step.Kind is NestedStepKind.Update or NestedStepKind.Upsert
        or NestedStepKind.Disconnect or NestedStepKind.Delete;
}
