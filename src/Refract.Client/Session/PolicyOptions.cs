using Refract.Schema.Providers;

namespace Refract.Runtime;

/// <summary>
/// What holds for every operation of a client, whatever verb it is: rows that are marked instead of deleted, rows of
/// one tenant, and who wrote a row. Declared once, model by model, before the client is made.
/// </summary>
/// <remarks>
/// The conditions are part of each statement that names a model's table, so includes, conditions on related rows,
/// counts, nested writes and <c>Sql.Table</c> have them too. SQL that names a table by itself has none.
/// </remarks>
public sealed class PolicyOptions
{
    private readonly Dictionary<ModelInfo, ModelPolicy> _models = [];
    private Func<PolicyValue>? _tenant;
    private Func<PolicyValue>? _user;

    internal PolicyOptions()
    {
    }

    /// <summary>
    /// Deletes of the model set a column to the time, and rows where it is set count as not there:
    /// <c>SoftDelete&lt;PostFields&gt;(p => p.DeletedAt)</c>.
    /// </summary>
    /// <param name="column">An optional <c>DateTime</c> of the model.</param>
    /// <typeparam name="TFields">The generated fields of the model.</typeparam>
    /// <exception cref="InvalidOperationException">It is no such column, or the model has one already.</exception>
    public PolicyOptions SoftDelete<TFields>(Func<TFields, IColumn<DateTimeOffset?>> column)
        where TFields : struct, IFields<TFields>
    {
        ArgumentNullException.ThrowIfNull(column);
        return SoftDelete<TFields>(column(Root<TFields>.Fields).Ref);
    }

    /// <summary>
    /// Deletes of the model set a flag, and rows where it is set count as not there:
    /// <c>SoftDelete&lt;PostFields&gt;(p => p.IsDeleted)</c>.
    /// </summary>
    /// <param name="column">A required <c>Boolean</c> of the model, with <c>@default(false)</c>.</param>
    /// <typeparam name="TFields">The generated fields of the model.</typeparam>
    /// <exception cref="InvalidOperationException">It is no such column, or the model has one already.</exception>
    public PolicyOptions SoftDelete<TFields>(Func<TFields, BooleanField> column)
        where TFields : struct, IFields<TFields>
    {
        ArgumentNullException.ThrowIfNull(column);
        return SoftDelete<TFields>(column(Root<TFields>.Fields).Ref);
    }

    /// <summary>
    /// Rows of the model belong to tenants: a client that is bound to one by <c>db.For(tenant)</c> reads and changes
    /// its rows only, and creates none but its own.
    /// </summary>
    /// <param name="column">
    /// A column of the model: a whole number, a text or a UUID. In a field with <c>/// @csharp(policy: true)</c> a
    /// create need not give it.
    /// </param>
    /// <typeparam name="TFields">The generated fields of the model.</typeparam>
    /// <exception cref="InvalidOperationException">It is no such column, or the model has one already.</exception>
    public PolicyOptions Tenant<TFields>(Func<TFields, IColumn> column) where TFields : struct, IFields<TFields>
    {
        ArgumentNullException.ThrowIfNull(column);
        var info = Holding<TFields>(column, "a tenant");
        var policy = Policy(info.Model);
        if (policy.Tenant is not null) throw Twice(info.Model, "a tenant");
        policy.Tenant = info;
        return this;
    }

    /// <summary>
    /// Rows of the model hold who created and who last changed them, as <c>db.As(user)</c> says. When, the schema says
    /// by itself: <c>@default(now())</c> and <c>@updatedAt</c>.
    /// </summary>
    /// <param name="createdBy">The column that a create fills, or null.</param>
    /// <param name="updatedBy">The column that each write fills, or null.</param>
    /// <typeparam name="TFields">The generated fields of the model.</typeparam>
    /// <exception cref="InvalidOperationException">
    /// A column is of another model or holds no whole number, text or UUID; or the model has such columns already.
    /// </exception>
    public PolicyOptions Audit<TFields>(
        Func<TFields, IColumn>? createdBy = null, Func<TFields, IColumn>? updatedBy = null)
        where TFields : struct, IFields<TFields>
    {
        if (createdBy is null && updatedBy is null)
            throw new InvalidOperationException(
                $"Audit of {TFields.Info.Name} names no column: give createdBy, updatedBy or both.");
        var created = createdBy is null ? null : Holding(createdBy, "who wrote a row");
        var updated = updatedBy is null ? null : Holding(updatedBy, "who wrote a row");
        var policy = Policy(TFields.Info);
        if (policy.CreatedBy is not null || policy.UpdatedBy is not null) throw Twice(TFields.Info, "columns of audit");
        (policy.CreatedBy, policy.UpdatedBy) = (created, updated);
        return this;
    }

    /// <summary>
    /// The tenant of the caller, for clients that are shared: requested at each operation of a client that is bound to
    /// none. A function without a tenant (null) makes operations on rows of tenants fail.
    /// </summary>
    /// <param name="tenant">The function; it must not run operations of the client.</param>
    public PolicyOptions CurrentTenant(Func<PolicyValue> tenant)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        _tenant = tenant;
        return this;
    }

    /// <summary>The user who calls, for shared clients: requested at each write of a client without a user.</summary>
    /// <param name="user">The function; it must not run operations of the client.</param>
    public PolicyOptions CurrentUser(Func<PolicyValue> user)
    {
        ArgumentNullException.ThrowIfNull(user);
        _user = user;
        return this;
    }

    /// <summary>The policies as they are now; null for none.</summary>
    /// <exception cref="InvalidOperationException">A function has nothing to fill or to compare.</exception>
    internal PolicyScope? Build()
    {
        var rules = new PolicyRules(
            _models.ToDictionary(pair => pair.Key, pair => pair.Value.Copy()), _tenant, _user);
        if (_tenant is not null && !rules.HasTenants)
            throw new InvalidOperationException(
                "Policies.CurrentTenant is set, and no model belongs to tenants: declare the columns with "
                + "Policies.Tenant.");
        if (_user is not null && !rules.HasAudit)
            throw new InvalidOperationException(
                "Policies.CurrentUser is set, and no model holds who wrote its rows: declare the columns with "
                + "Policies.Audit.");
        return _models.Count == 0 ? null : new PolicyScope(rules);
    }

    private PolicyOptions SoftDelete<TFields>(FieldRef field) where TFields : struct, IFields<TFields>
    {
        var column = Own<TFields>(field);
        var isMark = column.Type.IsNullable
            ? column.Type.Kind is StoredKind.UtcDateTime or StoredKind.Instant
            : column.Type.Kind == StoredKind.Boolean;
        if (!isMark || column.Type.IsList)
            throw new InvalidOperationException(
                $"{column} cannot mark deleted rows: take an optional DateTime, or a required Boolean.");
        var policy = Policy(column.Model);
        if (policy.Deleted is not null) throw Twice(column.Model, "a column that marks deleted rows");
        policy.Deleted = column;
        return this;
    }

    private static ColumnInfo Holding<TFields>(Func<TFields, IColumn> column, string what)
        where TFields : struct, IFields<TFields>
    {
        var info = Own<TFields>(column(Root<TFields>.Fields).Ref);
        return PolicyValue.Fits(info)
            ? info
            : throw new InvalidOperationException(
                $"{info} cannot hold {what}: take a column of whole numbers, texts or UUIDs.");
    }

    private static ColumnInfo Own<TFields>(FieldRef field) where TFields : struct, IFields<TFields> =>
        field.Scope.Parent is null
            ? field.Column
            : throw new InvalidOperationException(
                $"{field.Column} is a column of another model: a policy of {TFields.Info.Name} names its own.");

    private ModelPolicy Policy(ModelInfo model) =>
        _models.TryGetValue(model, out var policy) ? policy : _models[model] = new ModelPolicy();

    private static InvalidOperationException Twice(ModelInfo model, string what) =>
        new($"{model.Name} has {what} already: declare it once.");
}
