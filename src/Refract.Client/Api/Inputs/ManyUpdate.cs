namespace Refract.Runtime;

/// <summary>What an update does with the rows of a to-many relation.</summary>
public sealed class ManyUpdate<TUnique, TCreate, TUpdate, TWhere, TFields> : ManyCreate<TUnique, TCreate>
    where TUnique : UniqueKey where TCreate : DataInput where TUpdate : DataInput where TWhere : WhereInput
        where TFields : struct, IFields<TFields>
{
    /// <summary>Parts these rows from this one; where the foreign key is required that fails.</summary>
    public IEnumerable<TUnique> Disconnect { set => PutKeys(NestedStepKind.Disconnect, value); }

    /// <summary>Deletes these of the related rows.</summary>
    public IEnumerable<TUnique> Delete { set => PutKeys(NestedStepKind.Delete, value); }

    /// <summary>Makes these the related rows, and no others; <c>[]</c> parts all.</summary>
    public IEnumerable<TUnique> Set
    {
        set
        {
            if (SkippableItems.AreLeftOut(value)) Put(NestedStepKind.Set, []);
            else Put(NestedStepKind.Set, value, keys => new NestedStep(NestedStepKind.Set) { Keys = [.. keys] });
        }
    }

    /// <summary>Updates some of the related rows by key.</summary>
    public IEnumerable<NestedUpdate<TUnique, TUpdate>> Update { set =>
        Put(NestedStepKind.Update, value, item => item.Step); }

    /// <summary>Updates or creates related rows by key.</summary>
    public IEnumerable<NestedUpsert<TUnique, TCreate, TUpdate>> Upsert { set =>
        Put(NestedStepKind.Upsert, value, item => item.Step); }

    /// <summary>Updates all related rows that meet a condition.</summary>
    public IEnumerable<NestedUpdateMany<TWhere, TUpdate>> UpdateMany
    {
        set => Put(NestedStepKind.UpdateMany, value,
            item => item.Where is null ? NestedStep.Null(NestedStepKind.UpdateMany, ".Where")
            : new NestedStep(NestedStepKind.UpdateMany) { Where = Lower(item.Where, "UpdateMany"),
                Update = item.Data });
    }

    /// <summary>Deletes all related rows that meet a condition; an empty <c>new()</c> means all of them.</summary>
    public IEnumerable<TWhere> DeleteMany
    {
        set => Put(NestedStepKind.DeleteMany, value,
            where => new NestedStep(NestedStepKind.DeleteMany) { Where = Lower(where, "DeleteMany") });
    }

    private static Predicate? Lower(TWhere where, string verb) =>
        where.Lower(TFields.Info.RootScope) is var condition and not LeftOutPredicate
        ? condition
        : throw new InvalidQueryException(
            $"Every condition of a nested {verb} on {TFields.Info.Name} was left out by OrSkip(), so it "
            + "would reach all related rows. "
            + "Write new() if you mean all of them.", $"{verb}.where");
}
