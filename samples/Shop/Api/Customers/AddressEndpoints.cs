using Microsoft.AspNetCore.Http.HttpResults;
using Refract;
using Shop.Data;
using Shop.Http;

namespace Shop.Customers;

/// <summary>Addresses of the customer who calls. The key holds the customer, so others' cannot be reached.</summary>
internal static class AddressEndpoints
{
    public static void MapAddresses(this IEndpointRouteBuilder app)
    {
        var addresses = app.MapGroup("/customers/me/addresses").WithTags("Addresses")
            .RequireAuthorization(Policies.Customer);
        addresses.MapGet("/", List);
        addresses.MapPut("/{label}", Put);
        addresses.MapDelete("/{label}", Delete);
    }

    private static Task<IReadOnlyList<AddressRow>> List(Caller caller, ShopDb db, CancellationToken ct) =>
        db.Address.Select<AddressRow>().FindMany(new() { CustomerId = caller.Id },
            orderBy: new() { Label = Sort.Asc }, ct: ct);

    /// <summary>Makes an address or replaces it, in one atomic statement.</summary>
    private static Task<AddressRow> Put(string label, AddressPlace place, Caller caller, ShopDb db,
        CancellationToken ct) =>
        db.Address.Select<AddressRow>().Upsert((caller.Id, label),
            create: new()
            {
                CustomerId = caller.Id, Label = label, Street = place.Street, City = place.City,
                Country = place.Country,
            },
            update: new() { Street = place.Street, City = place.City, Country = place.Country }, ct: ct);

    private static async Task<NoContent> Delete(string label, Caller caller, ShopDb db, CancellationToken ct)
    {
        await db.Address.Delete((caller.Id, label), ct: ct);
        return TypedResults.NoContent();
    }
}
