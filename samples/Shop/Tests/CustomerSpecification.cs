using System.Net;
using System.Net.Http.Json;
using Shop.Data;
using Shop.Tests.Server;

namespace Shop.Tests;

/// <summary>Customers and their addresses, on every database.</summary>
public abstract class CustomerSpecification(IShopServer shop)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Task Put(HttpClient customer, string label, string city, string country) =>
        customer.PutAsJsonAsync($"/customers/me/addresses/{label}", new { street = "1", city, country }, Ct).Ok();

    [Fact]
    public async Task A_customer_registers_once_with_an_address()
    {
        var email = shop.Unique("ada") + "@example.com";
        var customer = new
        {
            email, name = "Ada", preferences = new { language = "en" },
            addresses = new[] { new { label = "home", street = "1 Mill Lane", city = "London", country = "GB" } },
        };
        var made = await shop.Anyone.PostAsJsonAsync("/customers", customer, Ct).Created();
        made.GetProperty("addresses").Texts("city").ShouldBe(["London"]);
        var me = await shop.Customer(made.GetProperty("id").GetInt32()).GetAsync("/customers/me", Ct).Ok();
        me.GetRawText().ShouldBe(made.GetRawText());
        (await shop.Anyone.PostAsJsonAsync("/customers", customer, Ct).Problem(HttpStatusCode.Conflict, "P2002"))
            .GetProperty("fields").Texts().ShouldBe(["email"]);
        await shop.Anyone.PostAsJsonAsync("/customers", new { email = "no address", name = "x" }, Ct)
            .Problem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_staff_finds_customers_by_what_they_prefer()
    {
        var language = shop.Unique("l");
        await shop.NewCustomer(new { language, mail = new { news = true } });
        var quiet = await shop.NewCustomer(new { language, mail = new { news = false } });
        await shop.NewCustomer();
        (await Total($"language={language}")).ShouldBe(2);
        (await Total($"language={language}&news=true")).ShouldBe(1);
        (await Total($"language={language}&q=CUSTOMER")).ShouldBe(2);
        (await Total($"language={language}&q=nobody")).ShouldBe(0);
        await shop.Customer(quiet).DeleteAsync("/customers/me", Ct).NoContent();
        (await Total($"language={language}")).ShouldBe(1);
        await shop.Anyone.GetAsync("/customers", Ct).Problem(HttpStatusCode.Unauthorized);

        async Task<int> Total(string query) =>
            (await shop.Staff.GetAsync("/customers?" + query, Ct).Ok()).GetProperty("total").GetInt32();
    }

    [Fact]
    public async Task A_customer_changes_name_and_preferences()
    {
        var id = await shop.NewCustomer();
        var me = shop.Customer(id);
        (await me.PutAsJsonAsync("/customers/me", new { name = "Other" }, Ct).Ok())
            .GetProperty("name").GetString().ShouldBe("Other");
        var changed = await me.PatchAsJsonAsync("/customers/me/preferences",
            new Dictionary<string, object?> { ["mail.news"] = true }, Ct).Ok();
        changed.GetProperty("preferences").GetProperty("mail").GetProperty("news").GetBoolean().ShouldBeTrue();
        changed = await me.PatchAsJsonAsync("/customers/me/preferences",
            new Dictionary<string, object?> { ["language"] = "de", ["mail.news"] = null }, Ct).Ok();
        changed.GetProperty("preferences").GetProperty("language").GetString().ShouldBe("de");
        changed.GetProperty("preferences").GetProperty("mail").EnumerateObject().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_removed_customer_is_gone_and_leaves_no_name()
    {
        var id = await shop.NewCustomer();
        var me = shop.Customer(id);
        await Put(me, "home", "c", "DE");
        await me.DeleteAsync("/customers/me", Ct).NoContent();
        await me.GetAsync("/customers/me", Ct).Problem(HttpStatusCode.NotFound, "P2025");
        await me.DeleteAsync("/customers/me", Ct).Problem(HttpStatusCode.NotFound, "P2025");
        await me.PutAsJsonAsync("/customers/me", new { name = "Back" }, Ct).Problem(HttpStatusCode.NotFound, "P2025");
        await me.PatchAsJsonAsync("/customers/me/preferences", new { a = 1 }, Ct).Problem(HttpStatusCode.NotFound);
        var row = await shop.Db.WithRemoved().Customer.FindUniqueOrThrow(
            id, include: new() { Addresses = true }, ct: Ct);
        (row.Name, row.Email, row.Addresses.Count).ShouldBe(("(removed)", $"removed-{id}@invalid", 0));
        await shop.Anyone.GetAsync("/customers/me", Ct).Problem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Addresses_are_made_replaced_listed_and_deleted()
    {
        var me = shop.Customer(await shop.NewCustomer());
        var other = shop.Customer(await shop.NewCustomer());
        await Put(me, "work", "Rome", "IT");
        await Put(me, "home", "Oslo", "NO");
        await Put(me, "work", "Bari", "IT");
        (await me.GetAsync("/customers/me/addresses", Ct).Ok()).Texts("city").ShouldBe(["Oslo", "Bari"]);
        (await other.GetAsync("/customers/me/addresses", Ct).Ok()).GetArrayLength().ShouldBe(0);
        await other.DeleteAsync("/customers/me/addresses/home", Ct).Problem(HttpStatusCode.NotFound, "P2025");
        await me.DeleteAsync("/customers/me/addresses/home", Ct).NoContent();
        (await me.GetAsync("/customers/me/addresses", Ct).Ok()).Texts("city").ShouldBe(["Bari"]);
        await me.PutAsJsonAsync("/customers/me/addresses/x", new { street = "1", city = "Rome", country = "Italy" }, Ct)
            .Problem(HttpStatusCode.BadRequest);
        await shop.Customer(999999).PutAsJsonAsync("/customers/me/addresses/x",
            new { street = "1", city = "Rome", country = "IT" }, Ct).Problem(HttpStatusCode.Conflict, "P2003");
    }
}
