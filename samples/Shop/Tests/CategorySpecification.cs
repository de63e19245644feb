using System.Net;
using System.Net.Http.Json;
using Shop.Tests.Server;

namespace Shop.Tests;

/// <summary>Categories and tags, on every database.</summary>
public abstract class CategorySpecification(IShopServer shop)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Categories_have_the_number_of_products_that_are_there()
    {
        var top = await shop.NewCategory();
        var below = await shop.NewCategory(top);
        await shop.NewProduct(below);
        await shop.Staff.DeleteAsync($"/products/{await shop.NewProduct(below)}", Ct).NoContent();
        var all = await shop.Anyone.GetAsync("/categories", Ct).Ok();
        var found = all.EnumerateArray().Single(row => row.GetProperty("slug").GetString() == below);
        found.GetProperty("products").GetInt32().ShouldBe(1);
        found.GetProperty("parent").GetString().ShouldBe(top);
    }

    [Fact]
    public async Task A_category_shows_what_is_below_it_and_its_newest_products()
    {
        var top = await shop.NewCategory();
        var (one, two) = (await shop.NewCategory(top), await shop.NewCategory(top));
        foreach (var name in new[] { "first", "second", "third", "fourth" }) await shop.NewProduct(top, name: name);
        await shop.Staff.DeleteAsync($"/products/{await shop.NewProduct(top, name: "gone")}", Ct).NoContent();
        var found = await shop.Anyone.GetAsync($"/categories/{top}", Ct).Ok();
        found.GetProperty("children").Texts().ShouldBe(new[] { one, two }.Order(StringComparer.Ordinal));
        found.GetProperty("newest").Texts().ShouldBe(["fourth", "third", "second"]);
        await shop.Anyone.GetAsync("/categories/nowhere", Ct).Problem(HttpStatusCode.NotFound, "P2025");
    }

    [Fact]
    public async Task A_slug_is_taken_once_and_a_parent_has_to_be_there()
    {
        var slug = await shop.NewCategory();
        (await shop.Staff.PostAsJsonAsync("/categories", new { slug, name = "Again" }, Ct)
            .Problem(HttpStatusCode.Conflict, "P2002")).GetProperty("fields").Texts().ShouldBe(["slug"]);
        var lost = new { slug = shop.Unique("s"), name = "x", parent = "nowhere" };
        await shop.Staff.PostAsJsonAsync("/categories", lost, Ct)
            .Problem(HttpStatusCode.BadRequest, "P2025");
    }

    [Fact]
    public async Task A_category_is_renamed()
    {
        var slug = await shop.NewCategory();
        (await shop.Staff.PutAsJsonAsync($"/categories/{slug}", new { name = "Other" }, Ct).Ok())
            .GetProperty("name").GetString().ShouldBe("Other");
        await shop.Staff.PutAsJsonAsync("/categories/nowhere", new { name = "Other" }, Ct)
            .Problem(HttpStatusCode.NotFound, "P2025");
    }

    [Fact]
    public async Task A_category_with_something_in_it_stays()
    {
        var (full, empty) = (await shop.NewCategory(), await shop.NewCategory());
        await shop.NewProduct(full);
        await shop.Staff.DeleteAsync($"/categories/{full}", Ct).Problem(HttpStatusCode.Conflict, "P2003");
        await shop.Staff.DeleteAsync($"/categories/{empty}", Ct).NoContent();
        await shop.Staff.DeleteAsync($"/categories/{empty}", Ct).Problem(HttpStatusCode.NotFound, "P2025");
        await shop.Customer(1).DeleteAsync($"/categories/{full}", Ct).Problem(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Tags_are_listed_by_use_and_deleted()
    {
        var (often, seldom) = (shop.Unique("often"), shop.Unique("seldom"));
        var id = await shop.NewProduct(tags: [often, seldom]);
        await shop.NewProduct(tags: [often]);
        var rows = (await shop.Anyone.GetAsync("/tags", Ct).Ok()).EnumerateArray()
            .Select(row => (row.GetProperty("name").GetString()!, row.GetProperty("products").GetInt32()))
            .Where(row => row.Item1 == often || row.Item1 == seldom);
        rows.ShouldBe([(often, 2), (seldom, 1)]);
        await shop.Staff.DeleteAsync($"/tags/{seldom}", Ct).NoContent();
        await shop.Staff.DeleteAsync($"/tags/{seldom}", Ct).Problem(HttpStatusCode.NotFound);
        (await shop.Anyone.GetAsync($"/products/{id}", Ct).Ok()).GetProperty("tags").Texts("name").ShouldBe([often]);
    }
}
