using Refract;

namespace Shop.Data;

/// <summary>
/// Soft deletion, all of it: rows with a <c>deletedAt</c> count as gone. Everything that reads or changes products and
/// customers goes through here, so that a rule of the client can take this file's place.
/// </summary>
public static class Live
{
    /// <summary>
    /// The condition that a product is there, also as <c>and:</c> of a key. Shared, as filters may be.
    /// </summary>
    public static ProductWhere Product { get; } = new() { DeletedAt = null };

    /// <summary>The condition that a customer is there.</summary>
    public static CustomerWhere Customer { get; } = new() { DeletedAt = null };

    /// <summary>The products that are there.</summary>
    public static ProductQuery LiveProducts(this ShopDb db) => db.Product.Where(Product);

    /// <summary>The customers that are there.</summary>
    public static CustomerQuery LiveCustomers(this ShopDb db) => db.Customer.Where(Customer);

    /// <summary>Takes a product out of the shop.</summary>
    /// <exception cref="RecordNotFoundException">It is not there, or no longer.</exception>
    public static Task<Product> Remove(this ProductActions products, int id, DateTimeOffset now,
        CancellationToken ct) =>
        products.Update(id, new() { DeletedAt = now }, and: Product, ct: ct);

    /// <summary>Puts a removed product back.</summary>
    /// <exception cref="RecordNotFoundException">There is no removed product of this id.</exception>
    public static Task<Product> Restore(this ProductActions products, int id, CancellationToken ct) =>
        products.Update(id, new() { DeletedAt = null }, and: new() { DeletedAt = { Not = null } }, ct: ct);

    /// <summary>
    /// Removes a customer. The name and the address go for good, since nobody needs them any more; the orders stay.
    /// </summary>
    /// <exception cref="RecordNotFoundException">The customer is not there, or no longer.</exception>
    public static Task<Customer> Remove(this CustomerActions customers, int id, DateTimeOffset now,
        CancellationToken ct) =>
        customers.Update(id, new()
        {
            DeletedAt = now, Name = "(removed)", Email = $"removed-{id}@invalid", Preferences = null,
            Addresses = { DeleteMany = [new()] },
        }, and: Customer, ct: ct);
}
