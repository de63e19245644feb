using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Refract;
using Shop.Data;
using Shop.Http;

namespace Shop.Customers;

/// <summary>Customers, seen by themselves and by the staff.</summary>
internal static class CustomerEndpoints
{
    public static void MapCustomers(this IEndpointRouteBuilder app)
    {
        var customers = app.MapGroup("/customers").WithTags("Customers");
        customers.MapPost("/", Register);
        customers.MapGet("/", List).RequireAuthorization(Policies.Staff);

        var self = customers.MapGroup("/me").RequireAuthorization(Policies.Customer);
        self.MapGet("", Get);
        self.MapPut("", Change);
        self.MapPatch("/preferences", ChangePreferences);
        self.MapDelete("", Remove);
    }

    /// <summary>Makes a customer, with addresses if any are given; one e-mail address registers once.</summary>
    private static async Task<Created<CustomerDetail>> Register(NewCustomer customer, ShopDb db, CancellationToken ct)
    {
        var made = await db.Customer.Select<CustomerDetail>().Create(new()
        {
            Email = customer.Email, Name = customer.Name, Preferences = customer.Preferences,
            Addresses =
            {
                Create = (customer.Addresses ?? []).Select(address => new AddressCreate
                {
                    Label = address.Label, Street = address.Street, City = address.City, Country = address.Country,
                }),
            },
        }, ct);
        return TypedResults.Created("/customers/me", made);
    }

    /// <summary>Customers in the order of their names, also those who want news or speak a language.</summary>
    private static async Task<PageOf<CustomerRow>> List(string? q, string? language, bool? news,
        [AsParameters] Paging paging, ShopDb db, CancellationToken ct)
    {
        var where = new CustomerWhere
        {
            Or =
            [
                new() { Name = { Contains = q.OrSkip(), Mode = QueryMode.Insensitive } },
                new() { Email = { StartsWith = q.OrSkip(), Mode = QueryMode.Insensitive } },
            ],
            And =
            [
                new() { Preferences = { Path = ["language"], Equals = language.OrSkip() } },
                new() { Preferences = { Path = ["mail", "news"], Equals = news.OrSkip() } },
            ],
        };
        return PageOf<CustomerRow>.Of(
            await db.Customer.Where(where).OrderBy(c => c.Name.Asc).Skip(paging.Skip).Take(paging.PageSize)
                .Select<CustomerRow>().FindManyAndCount(ct),
            paging);
    }

    private static Task<CustomerDetail> Get(Caller caller, ShopDb db, CancellationToken ct) =>
        db.Customer.Select<CustomerDetail>().FindUniqueOrThrow(caller.Id, ct: ct);

    private static Task<CustomerDetail> Change(CustomerChanges changes, Caller caller, ShopDb db,
        CancellationToken ct) =>
        db.Customer.Select<CustomerDetail>().Update(caller.Id,
            new() { Name = changes.Name.OrSkip(), Email = changes.Email.OrSkip() }, ct: ct);

    /// <summary>Changes parts of the preferences, also of those that were never set.</summary>
    private static Task<CustomerDetail> ChangePreferences(Dictionary<string, JsonElement> parts, Caller caller,
        ShopDb db, CancellationToken ct)
    {
        var data = new CustomerUpdate();
        foreach (var (path, value) in parts)
        {
            if (value.ValueKind == JsonValueKind.Null) data.Preferences.RemovePath = [.. path.Split('.')];
            else data.Preferences.SetPath = ([.. path.Split('.')], value);
        }

        return db.Customer.Select<CustomerDetail>().Update(caller.Id, data, ct: ct);
    }

    private static async Task<NoContent> Remove(Caller caller, ShopDb db, CancellationToken ct)
    {
        await db.RemoveCustomer(caller.Id, ct);
        return TypedResults.NoContent();
    }
}
