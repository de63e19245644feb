using System.Net;
using System.Net.Http.Json;
using Shop.Tests.Server;

namespace Shop.Tests;

/// <summary>Reviews, on every database.</summary>
public abstract class ReviewSpecification(IShopServer shop)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private async Task<int> Review(int product, int rating, int? customer = null) =>
        (await shop.Customer(customer ?? await shop.NewCustomer()).PostAsJsonAsync($"/products/{product}/reviews",
            new { rating, text = $"rated {rating}" }, Ct).Created()).GetProperty("id").GetInt32();

    [Fact]
    public async Task A_customer_reviews_a_product_once()
    {
        var (product, customer) = (await shop.NewProduct(), await shop.NewCustomer());
        await Review(product, 5, customer);
        var again = await shop.Customer(customer)
            .PostAsJsonAsync($"/products/{product}/reviews", new { rating = 1 }, Ct)
            .Problem(HttpStatusCode.Conflict, "P2002");
        again.GetProperty("fields").Texts().ShouldBe(["productId", "customerId"]);
    }

    [Fact]
    public async Task A_review_needs_a_rating_and_a_product_that_is_there()
    {
        var (product, customer) = (await shop.NewProduct(), shop.Customer(await shop.NewCustomer()));
        await customer.PostAsJsonAsync($"/products/{product}/reviews", new { rating = 6 }, Ct)
            .Problem(HttpStatusCode.BadRequest);
        await customer.PostAsJsonAsync("/products/999999/reviews", new { rating = 1 }, Ct)
            .Problem(HttpStatusCode.BadRequest, "P2025");
        await shop.Staff.DeleteAsync($"/products/{product}", Ct).NoContent();
        await customer.PostAsJsonAsync($"/products/{product}/reviews", new { rating = 1 }, Ct)
            .Problem(HttpStatusCode.BadRequest, "P2025");
        await shop.Anyone.PostAsJsonAsync($"/products/{product}/reviews", new { rating = 1 }, Ct)
            .Problem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Reviews_come_in_parts_the_newest_first()
    {
        var product = await shop.NewProduct();
        for (var rating = 1; rating <= 5; rating++) await Review(product, rating);
        var seen = new List<int>();
        string? next = null;
        do
        {
            var part = await shop.Anyone.GetAsync($"/products/{product}/reviews?size=2{next}", Ct).Ok();
            seen.AddRange(part.GetProperty("items").EnumerateArray()
                .Select(row => row.GetProperty("rating").GetInt32()));
            next = part.GetProperty("next").GetString() is { } last ? "&after=" + last : null;
        }
        while (next is not null);
        seen.ShouldBe([5, 4, 3, 2, 1]);
        await shop.Anyone.GetAsync($"/products/{product}/reviews?after=x", Ct).Problem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_summary_has_the_average()
    {
        var product = await shop.NewProduct();
        var none = await shop.Anyone.GetAsync($"/products/{product}/reviews/summary", Ct).Ok();
        none.GetProperty("reviews").GetInt32().ShouldBe(0);
        none.GetProperty("average").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        await Review(product, 4);
        await Review(product, 5);
        var two = await shop.Anyone.GetAsync($"/products/{product}/reviews/summary", Ct).Ok();
        two.GetProperty("average").GetDecimal().ShouldBe(4.5m);
        (two.GetProperty("lowest").GetInt32(), two.GetProperty("highest").GetInt32()).ShouldBe((4, 5));
    }

    [Fact]
    public async Task Only_its_author_changes_a_review()
    {
        var (product, author, other) = (await shop.NewProduct(), await shop.NewCustomer(), await shop.NewCustomer());
        var id = await Review(product, 3, author);
        await shop.Customer(other).PutAsJsonAsync($"/reviews/{id}", new { rating = 1 }, Ct)
            .Problem(HttpStatusCode.NotFound, "P2025");
        await shop.Customer(other).DeleteAsync($"/reviews/{id}", Ct).Problem(HttpStatusCode.NotFound, "P2025");
        var changed = await shop.Customer(author).PutAsJsonAsync($"/reviews/{id}", new { rating = 4 }, Ct).Ok();
        changed.GetProperty("rating").GetInt32().ShouldBe(4);
        changed.GetProperty("text").GetString().ShouldBe("rated 3");
        await shop.Customer(author).DeleteAsync($"/reviews/{id}", Ct).NoContent();
        (await shop.Anyone.GetAsync($"/products/{product}/reviews", Ct).Ok()).GetProperty("items").GetArrayLength()
            .ShouldBe(0);
    }
}
