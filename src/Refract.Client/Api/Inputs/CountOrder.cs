namespace Refract.Runtime;

/// <summary>An ordering by the number of rows of a to-many relation: <c>Posts = { Count = Sort.Desc }</c>.</summary>
public sealed class CountOrder : OrderByInput
{
    /// <summary>The direction.</summary>
    public Sort Count { set => _Put(0, value); }
}
