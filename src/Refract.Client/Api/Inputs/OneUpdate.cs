namespace Refract.Runtime;

/// <summary>What an update does with the row of a required to-one relation.</summary>
public class OneUpdate<TUnique, TCreate, TUpdate> : OneCreate<TUnique, TCreate>
    where TUnique : UniqueKey where TCreate : DataInput where TUpdate : DataInput, new()
{
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
}
