using Refract.Relational.Sql;

namespace Refract.Runtime;

/// <summary>
/// The policies of a client, with the tenant and the user that it is bound to, and without those that it leaves out.
/// Never changed: each client that is made of another has its own. Statements ask it for the condition on the rows of
/// a table and for the columns that it fills, so that no verb has to think of it.
/// </summary>
public sealed class PolicyScope
{
    private readonly PolicyRules _rules;
    private readonly PolicyValue _tenant;
    private readonly PolicyValue _user;
    private readonly DataPolicies _left;

    internal PolicyScope(PolicyRules rules) => _rules = rules;

    private PolicyScope(PolicyRules rules, PolicyValue tenant, PolicyValue user, DataPolicies left) =>
        (_rules, _tenant, _user, _left) = (rules, tenant, user, left);

    /// <summary>True when some rows of the model's table are hidden.</summary>
    internal bool Hides(ModelInfo model) =>
        _rules.Of(model) is { } policy && (DeletedOf(policy) is not null || TenantOf(policy) is not null);

    /// <summary>True when policies fill columns of new rows of the model, or hide some of its rows.</summary>
    internal bool Covers(ModelInfo model) => _rules.Of(model) is not null;

    /// <summary>The condition on the rows that are there for the client; null when all are.</summary>
    /// <exception cref="InvalidQueryException">The rows belong to tenants, and the client has none.</exception>
    internal Predicate? Rows(ModelInfo model)
    {
        if (_rules.Of(model) is not { } policy) return null;
        var isThere = DeletedOf(policy) is null ? null : policy.IsThere;
        if (TenantOf(policy) is not { } column) return isThere;
        var isOwn = new ComparePredicate(new Operand(model.RootScope, column), Comparison.Equals, Tenant(column));
        return isThere is null ? isOwn : new AndPredicate(isThere, isOwn);
    }

    /// <summary>The column that marks deleted rows of the model; null when they are really deleted.</summary>
    internal ColumnInfo? Deleted(ModelInfo model) => _rules.Of(model) is { } policy ? DeletedOf(policy) : null;

    /// <summary>The column of a model that holds the row's tenant; null when it holds none for the client.</summary>
    internal ColumnInfo? TenantColumn(ModelInfo model) => _rules.Of(model) is { } policy ? TenantOf(policy) : null;

    /// <summary>What policies put into a new row, column by column.</summary>
    /// <exception cref="InvalidQueryException">
    /// There is no tenant, or no user for a column that is required.
    /// </exception>
    internal List<(ColumnInfo Column, SqlValue Value)> OfNewRow(ModelInfo model)
    {
        var filled = new List<(ColumnInfo, SqlValue)>();
        if (_rules.Of(model) is not { } policy) return filled;
        if (TenantOf(policy) is { } tenant) filled.Add((tenant, Tenant(tenant)));
        if (_left.HasFlag(DataPolicies.Audit)) return filled;
        if (policy.CreatedBy is { } created) filled.Add((created, User(created)));
        if (policy.UpdatedBy is { } updated && updated != policy.CreatedBy) filled.Add((updated, User(updated)));
        return filled;
    }

    /// <summary>What policies put into a row that changes; null for nothing.</summary>
    /// <exception cref="InvalidQueryException">There is no user, and the column is required.</exception>
    internal (ColumnInfo Column, SqlValue Value)? OfChange(ModelInfo model) =>
        !_left.HasFlag(DataPolicies.Audit) && _rules.Of(model)?.UpdatedBy is { } column
            ? (column, User(column)) : null;

    /// <summary>
    /// The columns that no write of the client changes, with the value that it may name all the same.
    /// </summary>
    internal List<(ColumnInfo Column, SqlValue Value)> Fixed(ModelInfo model)
    {
        var columns = new List<(ColumnInfo, SqlValue)>();
        if (_rules.Of(model) is not { } policy) return columns;
        if (TenantOf(policy) is { } tenant) columns.Add((tenant, Tenant(tenant)));
        if (!_left.HasFlag(DataPolicies.Audit) && policy.CreatedBy is { } created && created != policy.UpdatedBy)
            columns.Add((created, SqlValue.Null));
        return columns;
    }

    /// <summary>The same, bound to a tenant.</summary>
    /// <exception cref="InvalidQueryException">It cannot be.</exception>
    internal PolicyScope For(PolicyValue tenant)
    {
        if (!_rules.HasTenants)
            throw new InvalidQueryException(
                "No model of this client belongs to tenants: declare the column with Policies.Tenant in the options.",
                "tenant");
        if (!tenant.HasValue) throw new InvalidQueryException("The tenant is null.", "tenant");
        if (_left.HasFlag(DataPolicies.Tenant))
            throw new InvalidQueryException(
                "This client works on the rows of all tenants. Call For on the client that it was made of.", "tenant");
        if (_tenant.HasValue && tenant != _tenant)
            throw new InvalidQueryException(
                "This client is bound to another tenant. Call For on the client that it was made of.", "tenant");
        if (_rules.RefusedTenant(tenant) is { } column) throw Mismatch("tenant", tenant, column);
        return new PolicyScope(_rules, tenant, _user, _left);
    }

    /// <summary>The same, for a user.</summary>
    /// <exception cref="InvalidQueryException">It cannot be.</exception>
    internal PolicyScope As(PolicyValue user)
    {
        if (!_rules.HasAudit)
            throw new InvalidQueryException(
                "No model of this client holds who wrote its rows: declare columns with Policies.Audit in the options.",
                "user");
        if (!user.HasValue) throw new InvalidQueryException("The user is null.", "user");
        if (_rules.RefusedUser(user) is { } column) throw Mismatch("user", user, column);
        return new PolicyScope(_rules, _tenant, user, _left);
    }

    /// <summary>The same without some of them.</summary>
    /// <exception cref="InvalidQueryException">The client is bound to a tenant.</exception>
    internal PolicyScope Without(DataPolicies policies) =>
        policies.HasFlag(DataPolicies.Tenant) && _tenant.HasValue
            ? throw new InvalidQueryException(
                "This client is bound to a tenant and stays so. Call Without on the client that it was made of.",
                "policies")
            : new PolicyScope(_rules, _tenant, _user, _left | policies);

    private ColumnInfo? DeletedOf(ModelPolicy policy) =>
        _left.HasFlag(DataPolicies.SoftDelete) ? null : policy.Deleted;

    private ColumnInfo? TenantOf(ModelPolicy policy) => _left.HasFlag(DataPolicies.Tenant) ? null : policy.Tenant;

    private SqlValue Tenant(ColumnInfo column)
    {
        var tenant = _tenant.HasValue ? _tenant : _rules.CurrentTenant;
        if (!tenant.HasValue)
            throw new InvalidQueryException(
                $"Rows of {column.Model.Name} belong to tenants, and this client has no tenant. Use db.For(tenant), or "
                + "db.Without(DataPolicies.Tenant) for the rows of all tenants.", "tenant");
        return tenant.For(column) ?? throw Mismatch("tenant", tenant, column);
    }

    private SqlValue User(ColumnInfo column)
    {
        var user = _user.HasValue ? _user : _rules.CurrentUser;
        if (user.HasValue) return user.For(column) ?? throw Mismatch("user", user, column);
        return column.Type.IsNullable
            ? SqlValue.Null
            : throw new InvalidQueryException(
                $"{column} holds who wrote the row, and this client has no user. Use db.As(user), or make the field "
                + "optional.", "user");
    }

    private static InvalidQueryException Mismatch(string what, PolicyValue value, ColumnInfo column) => new(
        $"The {what} is {value}, which {column} cannot hold: it is a column of type "
        + $"{column.Type.Item.Describe()}.", what);
}
