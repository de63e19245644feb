namespace Refract.Runtime;

public abstract partial class ClientBase<TSelf>
{
    /// <summary>
    /// The client with finds by a unique key that share statements: those of one model that are called at about the
    /// same time, as the resolvers of a GraphQL query or the tasks of a <c>Task.WhenAll</c> are, become one
    /// <c>IN (…)</c>. It shares everything else with this client.
    /// </summary>
    /// <remarks>
    /// It is for <c>FindUnique</c> and <c>FindUniqueOrThrow</c> by a key of one number, text or UUID, with whole
    /// relations or without. Others run by themselves: those with further conditions, with a lock, with conditions or
    /// limits on what they include, behind a <c>Select</c>, those that a hook is for, and all in a transaction. Each
    /// call gets its own result or error, and can be cancelled by itself. Nothing is remembered: a call that comes
    /// later reads again. A call takes some 30 µs longer than it does on the plain client.
    /// </remarks>
    public TSelf Coalesce()
    {
        _context.RequireNoBatch("Coalesce");
        return TSelf.Create(_context.Coalescing());
    }
}
