namespace Refract.Runtime;

/// <summary>What an update does with the row of an optional to-one relation.</summary>
public sealed class OptionalOneUpdate<TUnique, TCreate, TUpdate, TWhere> : OneUpdate<TUnique, TCreate, TUpdate, TWhere>
    where TUnique : UniqueKey where TCreate : DataInput where TUpdate : DataInput, new()
        where TWhere : WhereInput, new()
{
    /// <summary>True: parts the row from this one.</summary>
    public bool Disconnect { set => PutFlag(NestedStepKind.Disconnect, value); }

    /// <summary>True: deletes the row.</summary>
    public bool Delete { set => PutFlag(NestedStepKind.Delete, value); }

    private void PutFlag(NestedStepKind kind, bool value) => Put(kind, value ? [new NestedStep(kind)] : []);
}
