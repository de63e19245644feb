namespace Refract.Runtime;

public abstract partial class ClientBase<TSelf>
{
    /// <summary>
    /// The client without replicas (<see cref="RefractOptions.Replicas"/>): its reads see everything that was written
    /// before them, because they run on the database itself. It shares everything else with this client.
    /// </summary>
    public TSelf OnPrimary()
    {
        _context.RequireNoBatch("OnPrimary");
        return TSelf.Create(_context.OnPrimary());
    }
}
