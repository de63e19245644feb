using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Refract;
using Shop.Data;

namespace Shop.Customers;

/// <summary>A new customer.</summary>
public sealed record NewCustomer([property: Required, EmailAddress] string Email, [property: Required] string Name,
    JsonElement? Preferences, IReadOnlyList<NewAddress>? Addresses);

/// <summary>Changes of a customer; what is null stays as it is.</summary>
public sealed record CustomerChanges(string? Name, [property: EmailAddress] string? Email);

/// <summary>An address, under a name that the customer chooses.</summary>
public sealed record NewAddress([property: Required] string Label, [property: Required] string Street,
    [property: Required] string City, [property: Required, Length(2, 2)] string Country);

/// <summary>An address without its name, which is in the URL.</summary>
public sealed record AddressPlace([property: Required] string Street, [property: Required] string City,
    [property: Required, Length(2, 2)] string Country);

/// <summary>A customer in a list.</summary>
[Select<Customer>]
public sealed partial record CustomerRow(int Id, string Email, string Name, int OrdersCount);

/// <summary>A customer by itself.</summary>
[Select<Customer>]
public sealed partial record CustomerDetail(int Id, string Email, string Name, JsonElement? Preferences,
    DateTimeOffset CreatedAt, IReadOnlyList<AddressRow> Addresses);

/// <summary>An address.</summary>
[Select<Address>]
public sealed partial record AddressRow(string Label, string Street, string City, string Country);
