namespace Refract.Runtime;

public abstract partial class ClientBase<TSelf>
{
    /// <summary>
    /// The client as one tenant has it: it reads and changes that tenant's rows only, and creates none but these. It
    /// shares everything else with this client, its transactions included, and cannot be bound to another tenant.
    /// </summary>
    /// <param name="tenant">A whole number, a text or a GUID, as the columns of tenants hold it.</param>
    /// <exception cref="InvalidQueryException">
    /// No model belongs to tenants (<see cref="PolicyOptions.Tenant"/>), the value is null or of another kind than the
    /// columns, or the client is bound to another tenant.
    /// </exception>
    public TSelf For(PolicyValue tenant) => View("For", _context.Policies?.For(tenant), "Policies.Tenant");

    /// <summary>The client as one user has it: what it writes holds who wrote it.</summary>
    /// <param name="user">A whole number, a text or a GUID, as the columns of users hold it.</param>
    /// <exception cref="InvalidQueryException">
    /// No model holds who wrote its rows (<see cref="PolicyOptions.Audit"/>), or the value is null or of another kind
    /// than the columns.
    /// </exception>
    public TSelf As(PolicyValue user) => View("As", _context.Policies?.As(user), "Policies.Audit");

    /// <summary>
    /// The client without some of its policies: it sees rows that are marked as deleted and deletes rows for good, or
    /// works on the rows of all tenants, or writes the columns of audit by itself.
    /// </summary>
    /// <param name="policies">The policies to leave out.</param>
    /// <exception cref="InvalidQueryException">
    /// The client has no policies, or is bound to a tenant and the policy of tenants is among those to leave out.
    /// </exception>
    public TSelf Without(DataPolicies policies) =>
        View("Without", _context.Policies?.Without(policies), "Policies.SoftDelete, Tenant or Audit");

    private TSelf View(string verb, PolicyScope? policies, string option)
    {
        _context.RequireNoBatch(verb);
        return TSelf.Create(_context.With(policies ?? throw new InvalidQueryException(
            $"{verb} needs policies, and this client has none: declare them by {option} in its options.", "options")));
    }
}
