namespace Refract.Runtime;

/// <summary>Takes finds that run together.</summary>
internal interface IFindGroups
{
    /// <summary>Adds a find to those that are like it.</summary>
    Task<T?> Add<T>(FindOne<T> find, CancellationToken ct) where T : class;
}
