namespace Refract.Runtime;

/// <summary>What a create does with the row of a to-one relation.</summary>
public class OneCreate<TUnique, TCreate> : NestedWrites where TUnique : UniqueKey where TCreate : DataInput
{
    /// <summary>Creates the row.</summary>
    public TCreate Create { set => Put(new NestedStep(NestedStepKind.Create) { Create = value }); }

    /// <summary>Relates this row to one that is there.</summary>
    public TUnique Connect { set => Put(new NestedStep(NestedStepKind.Connect) { Key = value }); }

    /// <summary>Relates this row to one that is there, or creates it.</summary>
    public ConnectOrCreate<TUnique,
        TCreate> ConnectOrCreate { set => Put(NestedStepKind.ConnectOrCreate, value, item => item.Step); }
}
