namespace Refract.Runtime;

/// <summary>What a create does with the rows of a to-many relation.</summary>
public class ManyCreate<TUnique, TCreate> : NestedWrites where TUnique : UniqueKey where TCreate : DataInput
{
    /// <summary>Creates these rows, related to this one.</summary>
    public IEnumerable<TCreate> Create { set =>
        Put(NestedStepKind.Create, value, data => new NestedStep(NestedStepKind.Create) { Create = data }); }

    /// <summary>Creates many rows, related to this one, in one statement.</summary>
    public NestedCreateMany<TCreate> CreateMany { set => Put(NestedStepKind.CreateMany, value, item => item.Step); }

    /// <summary>Relates these rows to this one.</summary>
    public IEnumerable<TUnique> Connect { set => PutKeys(NestedStepKind.Connect, value); }

    /// <summary>Relates rows to this one, creating those that are not there.</summary>
    public IEnumerable<ConnectOrCreate<TUnique, TCreate>> ConnectOrCreate { set =>
        Put(NestedStepKind.ConnectOrCreate, value, item => item.Step); }

    private protected void PutKeys(NestedStepKind kind, IEnumerable<TUnique> keys) =>
        Put(kind, keys, key => new NestedStep(kind) { Key = key });
}
