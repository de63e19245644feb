using System.Net;
using System.Net.Http.Json;
using Shop.Tests.Server;

namespace Shop.Tests;

/// <summary>Products, one at a time, on every database.</summary>
public abstract class ProductSpecification(IShopServer shop)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_product_has_its_stock_and_tags()
    {
        var category = await shop.NewCategory();
        var sku = shop.Unique("sku");
        var old = shop.Unique("tag");
        await shop.NewProduct(tags: [old]);
        var made = await shop.Staff.PostAsJsonAsync("/products", new
        {
            sku, name = "Kettle", description = "long", price = 39.90m, category, stock = 3,
            tags = new[] { old, old + "-new" }, attributes = new { color = "red" },
        }, Ct).Created();
        var found = await shop.Anyone.GetAsync($"/products/by-sku/{sku}", Ct).Ok();
        found.GetRawText().ShouldBe(made.GetRawText());
        found.GetProperty("price").GetDecimal().ShouldBe(39.90m);
        found.GetProperty("status").GetString().ShouldBe("draft");
        found.GetProperty("description").GetString().ShouldBe("long");
        found.GetProperty("stock").GetProperty("onHand").GetInt32().ShouldBe(3);
        found.GetProperty("tags").Texts("name").Order().ShouldBe([old, old + "-new"]);
        found.GetProperty("attributes").GetProperty("color").GetString().ShouldBe("red");
        (await shop.Anyone.GetAsync($"/products/{made.GetProperty("id")}", Ct).Ok()).GetRawText()
            .ShouldBe(made.GetRawText());
    }

    [Fact]
    public async Task A_number_that_is_taken_is_a_conflict_that_names_the_field()
    {
        var category = await shop.NewCategory();
        var product = new { sku = shop.Unique("sku"), name = "Once", price = 1, category };
        await shop.Staff.PostAsJsonAsync("/products", product, Ct).Created();
        var problem = await shop.Staff.PostAsJsonAsync("/products", product, Ct)
            .Problem(HttpStatusCode.Conflict, "P2002");
        problem.GetProperty("fields").Texts().ShouldBe(["sku"]);
        problem.GetProperty("detail").GetString()!.ShouldNotContain(product.sku);
    }

    [Fact]
    public async Task A_category_that_is_not_there_is_a_bad_request_and_leaves_nothing()
    {
        var sku = shop.Unique("sku");
        await shop.Staff.PostAsJsonAsync("/products", new { sku, name = "Lost", price = 1, category = "nowhere" }, Ct)
            .Problem(HttpStatusCode.BadRequest, "P2025");
        await shop.Anyone.GetAsync($"/products/by-sku/{sku}", Ct).Problem(HttpStatusCode.NotFound, "P2025");
    }

    [Fact]
    public async Task A_value_that_does_not_fit_its_column_is_a_bad_request()
    {
        var category = await shop.NewCategory();
        await shop.Staff.PostAsJsonAsync("/products",
            new { sku = shop.Unique("sku"), name = new string('x', 201), price = 1, category }, Ct)
            .Problem(HttpStatusCode.BadRequest, "P2000");
        var id = await shop.NewProduct();
        await shop.Staff.PutAsJsonAsync($"/products/{id}", new { revision = 1, price = 1e12m }, Ct)
            .Problem(HttpStatusCode.BadRequest, "P2020");
    }

    [Fact]
    public async Task What_the_request_itself_gets_wrong_is_named_by_field()
    {
        var problem = await shop.Staff.PostAsJsonAsync("/products",
            new { sku = "", name = "", price = -1, category = "c" }, Ct).Problem(HttpStatusCode.BadRequest);
        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name.ToLowerInvariant()).Order()
            .ShouldBe(["name", "price", "sku"]);
    }

    [Fact]
    public async Task Only_the_staff_changes_products()
    {
        await shop.Anyone.PostAsJsonAsync("/products", new { }, Ct).Problem(HttpStatusCode.Unauthorized);
        await shop.Customer(1).DeleteAsync("/products/1", Ct).Problem(HttpStatusCode.Forbidden);
        using var client = shop.Anyone;
        client.DefaultRequestHeaders.Authorization = new("Bearer", "staffs");
        await client.DeleteAsync("/products/1", Ct).Problem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_product_that_is_not_there_is_not_found()
    {
        await shop.Anyone.GetAsync("/products/999999", Ct).Problem(HttpStatusCode.NotFound);
        await shop.Anyone.GetAsync("/products/x", Ct).Problem(HttpStatusCode.NotFound);
        await shop.Staff.PutAsJsonAsync("/products/999999", new { revision = 1, name = "x" }, Ct)
            .Problem(HttpStatusCode.NotFound, "P2025");
        await shop.Staff.PatchAsJsonAsync("/products/999999/attributes", new { a = 1 }, Ct)
            .Problem(HttpStatusCode.NotFound, "P2025");
        await shop.Staff.PutAsJsonAsync("/products/999999/tags", new[] { "a" }, Ct)
            .Problem(HttpStatusCode.NotFound, "P2025");
        await shop.Staff.PutAsync("/products/999999/stock?onHand=1", null, Ct)
            .Problem(HttpStatusCode.NotFound, "P2025");
        await shop.Staff.DeleteAsync("/products/999999", Ct).Problem(HttpStatusCode.NotFound, "P2025");
    }

    [Fact]
    public async Task A_change_keeps_what_it_does_not_name_and_counts_as_one()
    {
        var id = await shop.NewProduct(price: 5, name: "Before");
        var other = await shop.NewCategory();
        var changed = await shop.Staff.PutAsJsonAsync($"/products/{id}",
            new { revision = 1, name = "After", category = other }, Ct).Ok();
        changed.GetProperty("name").GetString().ShouldBe("After");
        changed.GetProperty("price").GetDecimal().ShouldBe(5);
        changed.GetProperty("revision").GetInt32().ShouldBe(2);
        changed.GetProperty("category").GetProperty("slug").GetString().ShouldBe(other);
    }

    [Fact]
    public async Task Of_two_editors_the_second_does_not_undo_the_work_of_the_first()
    {
        var id = await shop.NewProduct();
        await shop.Staff.PutAsJsonAsync($"/products/{id}", new { revision = 1, name = "First" }, Ct).Ok();
        await shop.Staff.PutAsJsonAsync($"/products/{id}", new { revision = 1, name = "Second" }, Ct)
            .Problem(HttpStatusCode.Conflict, "P2025");
        (await shop.Anyone.GetAsync($"/products/{id}", Ct).Ok()).GetProperty("name").GetString().ShouldBe("First");
    }

    [Fact]
    public async Task Parts_of_the_attributes_change_and_the_rest_stays()
    {
        var id = await shop.NewProduct(attributes: new { color = "red", size = new { width = 1, unit = "cm" } });
        var changed = await shop.Staff.PatchAsJsonAsync($"/products/{id}/attributes",
            new Dictionary<string, object?> { ["size.width"] = 2, ["color"] = null, ["care.wash"] = "cold" }, Ct).Ok();
        var attributes = changed.GetProperty("attributes");
        attributes.TryGetProperty("color", out _).ShouldBeFalse();
        attributes.GetProperty("size").GetProperty("width").GetInt32().ShouldBe(2);
        attributes.GetProperty("size").GetProperty("unit").GetString().ShouldBe("cm");
        attributes.GetProperty("care").GetProperty("wash").GetString().ShouldBe("cold");
    }

    [Fact]
    public async Task Tags_are_replaced()
    {
        var id = await shop.NewProduct(tags: ["a", "b"]);
        var changed = await shop.Staff.PutAsJsonAsync($"/products/{id}/tags", new[] { "b", "c" }, Ct).Ok();
        changed.GetProperty("tags").Texts("name").Order().ShouldBe(["b", "c"]);
    }

    [Fact]
    public async Task The_stock_is_set_and_is_never_negative()
    {
        var id = await shop.NewProduct(stock: 1);
        (await shop.Staff.PutAsync($"/products/{id}/stock?onHand=7", null, Ct).Ok())
            .GetProperty("onHand").GetInt32().ShouldBe(7);
        await shop.Staff.PutAsync($"/products/{id}/stock?onHand=-1", null, Ct).Problem(HttpStatusCode.BadRequest);
        (await shop.Anyone.GetAsync($"/products/{id}", Ct).Ok()).GetProperty("revision").GetInt32()
            .ShouldBe(1, "a sale is no change of the product");
    }

    [Fact]
    public async Task A_removed_product_is_gone_until_it_is_restored()
    {
        var id = await shop.NewProduct();
        await shop.Staff.PostAsync($"/products/{id}/restore", null, Ct).Problem(HttpStatusCode.NotFound, "P2025");
        await shop.Staff.DeleteAsync($"/products/{id}", Ct).NoContent();
        await shop.Anyone.GetAsync($"/products/{id}", Ct).Problem(HttpStatusCode.NotFound);
        await shop.Staff.DeleteAsync($"/products/{id}", Ct).Problem(HttpStatusCode.NotFound, "P2025");
        await shop.Staff.PutAsJsonAsync($"/products/{id}", new { revision = 2, name = "x" }, Ct)
            .Problem(HttpStatusCode.NotFound, "P2025");
        await shop.Staff.PutAsync($"/products/{id}/stock?onHand=1", null, Ct).Problem(HttpStatusCode.NotFound, "P2025");
        await shop.Staff.PostAsync($"/products/{id}/restore", null, Ct).NoContent();
        await shop.Anyone.GetAsync($"/products/{id}", Ct).Ok();
    }
}
