using Refract;

namespace Shop.Data;

/// <summary>
/// Products and customers are never deleted, because orders refer to them: a policy marks them, and hides the marked
/// ones from everything that the client does. What has to see them too asks <see cref="WithRemoved"/>.
/// </summary>
public static class SoftDeletion
{
    /// <summary>Declares the policies.</summary>
    public static void Declare(RefractOptions options) => options.Policies
        .SoftDelete<ProductFields>(p => p.DeletedAt)
        .SoftDelete<CustomerFields>(c => c.DeletedAt);

    /// <summary>The same client, which sees removed rows as well.</summary>
    public static ShopDb WithRemoved(this ShopDb db) => db.Without(DataPolicies.SoftDelete);

    /// <summary>Puts a removed product back.</summary>
    /// <exception cref="RecordNotFoundException">There is no removed product of this id.</exception>
    public static Task<Product> RestoreProduct(this ShopDb db, int id, CancellationToken ct) =>
        db.WithRemoved().Product.Update(id, new() { DeletedAt = null }, and: new() { DeletedAt = { Not = null } },
            ct: ct);

    /// <summary>
    /// Removes a customer. The name and the address go for good, since nobody needs them any more; the orders stay.
    /// </summary>
    /// <exception cref="RecordNotFoundException">The customer is not there, or no longer.</exception>
    public static Task RemoveCustomer(this ShopDb db, int id, CancellationToken ct) =>
        db.Transaction(async tx =>
        {
            await tx.Customer.Update(id, new()
            {
                Name = "(removed)", Email = $"removed-{id}@invalid", Preferences = null,
                Addresses = { DeleteMany = [new()] },
            }, ct: ct);
            await tx.Customer.Delete(id, ct: ct);
        }, ct: ct);
}
