using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shop.Tests.Server;

namespace Shop.Tests;

/// <summary>Lists of products, imports and exports, on every database.</summary>
public abstract class ProductListSpecification(IShopServer shop)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Three products of a category that no other test has.</summary>
    private async Task<string> Three()
    {
        var category = await shop.NewCategory();
        await shop.NewProduct(category, 30, 0, "Apple juice", ["drink" + category], new { color = "yellow" });
        await shop.NewProduct(category, 10, 5, "Bread", null, new { color = "brown", size = new { unit = "kg" } });
        await shop.NewProduct(category, 20, 5, "50% off Cake", ["drink" + category, "sweet"], null, "draft");
        return category;
    }

    private async Task<string[]> Names(string query) =>
        (await shop.Anyone.GetAsync("/products?" + query, Ct).Ok()).GetProperty("items").Texts("name");

    [Fact]
    public async Task Filters_narrow_the_list_and_those_that_are_left_out_do_not()
    {
        var category = await Three();
        (await Names($"category={category}")).ShouldBe(["50% off Cake", "Apple juice", "Bread"]);
        (await Names($"category={category}&q=APPLE")).ShouldBe(["Apple juice"]);
        (await Names($"category={category}&q=%25")).ShouldBe(["50% off Cake"]);
        (await Names($"category={category}&tag=sweet")).ShouldBe(["50% off Cake"]);
        (await Names($"category={category}&minPrice=15&maxPrice=25")).ShouldBe(["50% off Cake"]);
        (await Names($"category={category}&inStock=true&status=Active")).ShouldBe(["Bread"]);
        (await Names($"category={category}&inStock=false")).ShouldBe(["Apple juice"]);
        (await Names($"category={category}&attr=color:brown&attr=size.unit:kg")).ShouldBe(["Bread"]);
        (await Names($"category={category}&attr=color:yellow&attr=size.unit:kg")).ShouldBeEmpty();
        (await Names($"category={category}&q=nothing")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_knows_how_many_there_are()
    {
        var category = await Three();
        var page = await shop.Anyone.GetAsync($"/products?category={category}&sort=-price&size=2&page=2", Ct).Ok();
        page.GetProperty("items").Texts("name").ShouldBe(["Bread"]);
        (page.GetProperty("total").GetInt32(), page.GetProperty("pages").GetInt32()).ShouldBe((3, 2));
        (await shop.Anyone.GetAsync($"/products?category={category}&page={int.MaxValue}", Ct).Ok())
            .GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_list_is_sorted_by_columns_that_callers_may_know()
    {
        var category = await Three();
        (await Names($"category={category}&sort=price")).ShouldBe(["Bread", "50% off Cake", "Apple juice"]);
        (await Names($"category={category}&sort=-price,name")).ShouldBe(["Apple juice", "50% off Cake", "Bread"]);
        await shop.Anyone.GetAsync("/products?sort=deletedAt", Ct).Problem(HttpStatusCode.BadRequest);
        await shop.Anyone.GetAsync("/products?sort=secret", Ct).Problem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task What_a_query_string_gets_wrong_is_a_bad_request()
    {
        await shop.Anyone.GetAsync("/products?minPrice=cheap", Ct).Problem(HttpStatusCode.BadRequest);
        await shop.Anyone.GetAsync("/products?status=lost", Ct).Problem(HttpStatusCode.BadRequest);
        await shop.Anyone.GetAsync("/products?attr=color", Ct).Problem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task An_import_makes_new_products_and_changes_those_that_are_there()
    {
        var category = await shop.NewCategory();
        var (old, fresh) = (shop.Unique("import"), shop.Unique("import"));
        object[] rows = [new { sku = old, name = "Old", price = 1, category }];
        (await shop.Staff.PostAsJsonAsync("/products/import", rows, Ct).Ok())
            .GetProperty("products").GetInt32().ShouldBe(1);
        var id = (await shop.Anyone.GetAsync($"/products/by-sku/{old}", Ct).Ok()).GetProperty("id").GetInt32();
        await shop.Staff.PutAsync($"/products/{id}/stock?onHand=4", null, Ct).Ok();

        rows =
        [
            new { sku = old, name = "Renamed", price = 2.5m, category },
            new { sku = fresh, name = "New", price = 3, category },
        ];
        await shop.Staff.PostAsJsonAsync("/products/import", rows, Ct).Ok();
        var changed = await shop.Anyone.GetAsync($"/products/{id}", Ct).Ok();
        changed.GetProperty("name").GetString().ShouldBe("Renamed");
        changed.GetProperty("price").GetDecimal().ShouldBe(2.5m);
        changed.GetProperty("stock").GetProperty("onHand").GetInt32().ShouldBe(4);
        changed.GetProperty("revision").GetInt32().ShouldBe(2);
        (await shop.Anyone.GetAsync($"/products/by-sku/{fresh}", Ct).Ok()).GetProperty("stock")
            .GetProperty("onHand").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task An_import_is_refused_as_a_whole()
    {
        var category = await shop.NewCategory();
        var sku = shop.Unique("import");
        object good = new { sku, name = "A", price = 1, category };
        object[] unknown = [good, new { sku = sku + "b", name = "B", price = 1, category = "nowhere" }];
        await shop.Staff.PostAsJsonAsync("/products/import", unknown, Ct).Problem(HttpStatusCode.BadRequest);
        object[] twice = [good, new { sku, name = "B", price = 1, category }];
        await shop.Staff.PostAsJsonAsync("/products/import", twice, Ct).Problem(HttpStatusCode.BadRequest);
        object[] tooLong = [good, new { sku = new string('x', 41), name = "B", price = 1, category }];
        await shop.Staff.PostAsJsonAsync("/products/import", tooLong, Ct).Problem(HttpStatusCode.BadRequest, "P2000");
        await shop.Anyone.GetAsync($"/products/by-sku/{sku}", Ct).Problem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Prices_change_together_or_not_at_all()
    {
        var (one, two) = (await shop.NewProduct(price: 1), await shop.NewProduct(price: 2));
        object[] prices = [new { productId = one, price = 1.5m }, new { productId = two, price = 2.5m }];
        (await shop.Staff.PostAsJsonAsync("/products/prices", prices, Ct).Ok()).EnumerateArray()
            .Select(price => price.GetDecimal()).ShouldBe([1.5m, 2.5m]);
        prices = [new { productId = one, price = 9 }, new { productId = 999999, price = 9 }];
        await shop.Staff.PostAsJsonAsync("/products/prices", prices, Ct).Problem(HttpStatusCode.NotFound, "P2025");
        (await shop.Anyone.GetAsync($"/products/{one}", Ct).Ok()).GetProperty("price").GetDecimal().ShouldBe(1.5m);
    }

    [Fact]
    public async Task An_export_has_a_line_of_JSON_for_each_product()
    {
        var category = await Three();
        var response = await shop.Staff.GetAsync("/products/export", Ct);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-ndjson");
        var lines = (await response.Content.ReadAsStringAsync(Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line)).ToArray();
        lines.Where(line => line.GetProperty("category").GetProperty("slug").GetString() == category)
            .Select(line => line.GetProperty("name").GetString())
            .ShouldBe(["Apple juice", "Bread", "50% off Cake"]);
        await shop.Anyone.GetAsync("/products/export", Ct).Problem(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task What_is_bought_together_is_found()
    {
        var category = await shop.NewCategory();
        var tea = await shop.NewProduct(category, name: "Tea");
        var pot = await shop.NewProduct(category, name: "Pot");
        var cup = await shop.NewProduct(category, name: "Cup");
        var customer = await shop.NewCustomer();
        await shop.NewOrder(customer, (tea, 1), (pot, 1));
        await shop.NewOrder(customer, (tea, 1), (pot, 1), (cup, 1));
        var rows = await shop.Anyone.GetAsync($"/products/{tea}/bought-with", Ct).Ok();
        rows.EnumerateArray().Select(row => (row.GetProperty("name").GetString(), row.GetProperty("orders").GetInt64()))
            .ShouldBe([("Pot", 2), ("Cup", 1)]);
        (await shop.Anyone.GetAsync("/products/999999/bought-with", Ct).Ok()).GetArrayLength().ShouldBe(0);
    }
}
