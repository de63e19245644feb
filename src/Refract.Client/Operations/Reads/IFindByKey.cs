namespace Refract.Runtime;

/// <summary>A find that can run together with others by the same key.</summary>
internal interface IFindByKey
{
    /// <summary>Adds it to a group.</summary>
    /// <returns>The task of its result.</returns>
    Task Join(IFindGroups groups, CancellationToken ct);
}
