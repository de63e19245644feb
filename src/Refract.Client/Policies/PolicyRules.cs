namespace Refract.Runtime;

/// <summary>The policies of a client, as they were when it was made. Never changed afterwards.</summary>
/// <param name="models">What they say of each model.</param>
/// <param name="tenant">The tenant of the caller, for clients that are bound to none; or null.</param>
/// <param name="user">Who the caller is, for clients that are bound to no user; or null.</param>
internal sealed class PolicyRules(
    Dictionary<ModelInfo, ModelPolicy> models, Func<PolicyValue>? tenant, Func<PolicyValue>? user)
{
    /// <summary>The tenant of the caller; without a value when it is not known.</summary>
    public PolicyValue CurrentTenant => tenant?.Invoke() ?? default;

    /// <summary>Who the caller is; without a value when it is not known.</summary>
    public PolicyValue CurrentUser => user?.Invoke() ?? default;

    /// <summary>True when some model belongs to tenants.</summary>
    public bool HasTenants => models.Values.Any(static policy => policy.Tenant is not null);

    /// <summary>True when some model holds who wrote its rows.</summary>
    public bool HasAudit =>
        models.Values.Any(static policy => policy.CreatedBy is not null || policy.UpdatedBy is not null);

    /// <summary>What they say of a model, or null.</summary>
    public ModelPolicy? Of(ModelInfo model) => models.GetValueOrDefault(model);

    /// <summary>A column of tenants that cannot hold a value, or null.</summary>
    public ColumnInfo? RefusedTenant(PolicyValue value) =>
        models.Values.Select(static policy => policy.Tenant).FirstOrDefault(column => Refuses(column, value));

    /// <summary>A column of users that cannot hold a value, or null.</summary>
    public ColumnInfo? RefusedUser(PolicyValue value) =>
        models.Values.SelectMany(static policy => new[] { policy.CreatedBy, policy.UpdatedBy })
            .FirstOrDefault(column => Refuses(column, value));

    private static bool Refuses(ColumnInfo? column, PolicyValue value) =>
        column is not null && value.For(column) is null;
}
