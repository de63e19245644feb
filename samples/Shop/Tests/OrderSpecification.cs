using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shop.Tests.Server;

namespace Shop.Tests;

/// <summary>Orders and coupons, on every database.</summary>
public abstract class OrderSpecification(IShopServer shop)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static object Wanted(string? coupon, params (int Product, int Quantity)[] lines) => new
    {
        coupon, lines = lines.Select(line => new { productId = line.Product, quantity = line.Quantity }),
    };

    private async Task<int> StockOf(int product) =>
        (await shop.Db.Stock.FindUniqueOrThrow(product, ct: Ct)).OnHand;

    private async Task<string> NewCoupon(int uses = 10, DateTimeOffset? expiresAt = null)
    {
        var code = shop.Unique("C");
        await shop.Staff.PostAsJsonAsync("/coupons", new { code, percent = 10, uses, expiresAt }, Ct).Created();
        return code;
    }

    [Fact]
    public async Task An_order_takes_its_products_out_of_the_stock()
    {
        var (pen, ink) = (await shop.NewProduct(price: 1.25m, stock: 10), await shop.NewProduct(price: 7, stock: 5));
        var customer = shop.Customer(await shop.NewCustomer());
        var placed = await customer.PostAsJsonAsync("/orders", Wanted(null, (pen, 4), (ink, 5)), Ct).Created();
        placed.GetProperty("total").GetDecimal().ShouldBe(40m);
        placed.GetProperty("status").GetString().ShouldBe("placed");
        placed.GetProperty("lines").GetArrayLength().ShouldBe(2);
        ((await StockOf(pen)), (await StockOf(ink))).ShouldBe((6, 0));
        var found = await customer.GetAsync($"/orders/{placed.GetProperty("number").GetString()}", Ct).Ok();
        found.GetProperty("total").GetDecimal().ShouldBe(40m);
    }

    [Fact]
    public async Task What_is_sold_out_undoes_the_whole_order()
    {
        var (pen, ink) = (await shop.NewProduct(stock: 10), await shop.NewProduct(stock: 1));
        var id = await shop.NewCustomer();
        (await shop.Customer(id).PostAsJsonAsync("/orders", Wanted(null, (pen, 4), (ink, 2)), Ct)
            .Problem(HttpStatusCode.Conflict)).GetProperty("title").GetString().ShouldBe("Sold out");
        (await StockOf(pen)).ShouldBe(10);
        (await shop.Db.Order.Count(new() { CustomerId = id }, ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task What_the_shop_does_not_sell_cannot_be_ordered()
    {
        var customer = shop.Customer(await shop.NewCustomer());
        var draft = await shop.NewProduct(status: "draft");
        await customer.PostAsJsonAsync("/orders", Wanted(null, (draft, 1)), Ct).Problem(HttpStatusCode.BadRequest);
        await customer.PostAsJsonAsync("/orders", Wanted(null, (999999, 1)), Ct).Problem(HttpStatusCode.BadRequest);
        await customer.PostAsJsonAsync("/orders", Wanted(null), Ct).Problem(HttpStatusCode.BadRequest);
        var pen = await shop.NewProduct();
        await customer.PostAsJsonAsync("/orders", Wanted(null, (pen, 1), (pen, 2)), Ct)
            .Problem(HttpStatusCode.BadRequest);
        await customer.PostAsJsonAsync("/orders", Wanted(null, (pen, 0)), Ct).Problem(HttpStatusCode.BadRequest);
        await shop.Customer(999999).PostAsJsonAsync("/orders", Wanted(null, (pen, 1)), Ct)
            .Problem(HttpStatusCode.Conflict, "P2003");
        await shop.Anyone.PostAsJsonAsync("/orders", Wanted(null, (pen, 1)), Ct).Problem(HttpStatusCode.Unauthorized);
        (await StockOf(pen)).ShouldBe(10);
    }

    [Fact]
    public async Task Of_many_buyers_at_once_as_many_as_there_are_pieces_get_one()
    {
        var (pen, ink) = (await shop.NewProduct(stock: 5), await shop.NewProduct(stock: 100));
        var buyers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => shop.NewCustomer()));
        var responses = await Task.WhenAll(buyers.Select((buyer, i) => shop.Customer(buyer).PostAsJsonAsync("/orders",
            i % 2 == 0 ? Wanted(null, (pen, 1), (ink, 1)) : Wanted(null, (ink, 1), (pen, 1)), Ct)));
        responses.Count(response => response.StatusCode == HttpStatusCode.Created).ShouldBe(5);
        responses.Count(response => response.StatusCode == HttpStatusCode.Conflict).ShouldBe(7);
        ((await StockOf(pen)), (await StockOf(ink))).ShouldBe((0, 95));
    }

    [Fact]
    public async Task An_order_that_is_sent_twice_is_placed_once()
    {
        var pen = await shop.NewProduct();
        var customer = shop.Customer(await shop.NewCustomer());
        customer.DefaultRequestHeaders.Add("Idempotency-Key", "mine");
        var first = await customer.PostAsJsonAsync("/orders", Wanted(null, (pen, 1)), Ct).Created();
        var again = await customer.PostAsJsonAsync("/orders", Wanted(null, (pen, 1)), Ct).Ok();
        again.GetProperty("number").GetString().ShouldBe(first.GetProperty("number").GetString());
        customer.DefaultRequestHeaders.Remove("Idempotency-Key");
        customer.DefaultRequestHeaders.Add("Idempotency-Key", "at once");
        var all = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var response = await customer.PostAsJsonAsync("/orders", Wanted(null, (pen, 1)), Ct);
            response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync(Ct));
            return JsonElement.Parse(await response.Content.ReadAsStringAsync(Ct)).GetProperty("number").GetString();
        }));
        all.Distinct().Count().ShouldBe(1);
        (await StockOf(pen)).ShouldBe(8);
    }

    [Fact]
    public async Task Orders_come_in_parts_and_by_status()
    {
        var pen = await shop.NewProduct();
        var id = await shop.NewCustomer();
        var numbers = new List<string>();
        for (var i = 0; i < 3; i++) numbers.Add(await shop.NewOrder(id, (pen, 1)));
        await shop.Customer(id).PostAsync($"/orders/{numbers[1]}/cancel", null, Ct).Ok();
        var first = await shop.Customer(id).GetAsync("/orders?size=2", Ct).Ok();
        first.GetProperty("items").Texts("number").ShouldBe([numbers[2], numbers[1]]);
        var after = first.GetProperty("next").GetString();
        var rest = await shop.Customer(id).GetAsync($"/orders?size=2&after={after}", Ct).Ok();
        rest.GetProperty("items").Texts("number").ShouldBe([numbers[0]]);
        rest.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        (await shop.Customer(id).GetAsync("/orders?status=Cancelled", Ct).Ok()).GetProperty("items").Texts("number")
            .ShouldBe([numbers[1]]);
        await shop.Customer(id).GetAsync("/orders?status=lost", Ct).Problem(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Another_customers_order_is_not_found()
    {
        var number = await shop.NewOrder(await shop.NewCustomer(), (await shop.NewProduct(), 1));
        var other = shop.Customer(await shop.NewCustomer());
        await other.GetAsync($"/orders/{number}", Ct).Problem(HttpStatusCode.NotFound, "P2025");
        await other.PostAsync($"/orders/{number}/cancel", null, Ct).Problem(HttpStatusCode.NotFound, "P2025");
        await other.PostAsJsonAsync($"/orders/{number}/pay", new { method = "card", reference = "r" }, Ct)
            .Problem(HttpStatusCode.NotFound, "P2025");
        await other.PostAsync($"/orders/{number}/ship", null, Ct).Problem(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_cancelled_order_gives_its_products_and_its_coupon_back()
    {
        var pen = await shop.NewProduct(stock: 5);
        var code = await NewCoupon(uses: 1);
        var customer = shop.Customer(await shop.NewCustomer());
        var placed = await customer.PostAsJsonAsync("/orders", Wanted(code, (pen, 5)), Ct).Created();
        var number = placed.GetProperty("number").GetString();
        (await customer.PostAsync($"/orders/{number}/cancel", null, Ct).Ok()).GetProperty("status").GetString()
            .ShouldBe("cancelled");
        (await StockOf(pen)).ShouldBe(5);
        (await shop.Db.Coupon.FindUniqueOrThrow(code, ct: Ct)).Remaining.ShouldBe(1);
        await customer.PostAsync($"/orders/{number}/cancel", null, Ct).Problem(HttpStatusCode.Conflict);
        await customer.PostAsync("/orders/nothing/cancel", null, Ct).Problem(HttpStatusCode.NotFound, "P2025");
    }

    [Fact]
    public async Task An_order_is_paid_once_and_shipped_when_it_is_paid()
    {
        var pen = await shop.NewProduct(price: 3);
        var id = await shop.NewCustomer();
        var (one, two) = (await shop.NewOrder(id, (pen, 2)), await shop.NewOrder(id, (pen, 1)));
        await shop.Staff.PostAsync($"/orders/{one}/ship", null, Ct).Problem(HttpStatusCode.NotFound, "P2025");
        var reference = shop.Unique("payment");
        var payment = new { method = "card", reference };
        var paid = await shop.Customer(id).PostAsJsonAsync($"/orders/{one}/pay", payment, Ct).Ok();
        paid.GetProperty("payment").GetProperty("amount").GetDecimal().ShouldBe(6);
        await shop.Customer(id).PostAsJsonAsync($"/orders/{one}/pay", new { method = "card", reference = "other" }, Ct)
            .Problem(HttpStatusCode.Conflict);
        var taken = await shop.Customer(id).PostAsJsonAsync($"/orders/{two}/pay", payment, Ct)
            .Problem(HttpStatusCode.Conflict, "P2002");
        taken.GetProperty("fields").Texts().ShouldBe(["reference"]);
        (await shop.Customer(id).GetAsync($"/orders/{two}", Ct).Ok()).GetProperty("status").GetString()
            .ShouldBe("placed");
        (await shop.Staff.PostAsync($"/orders/{one}/ship", null, Ct).Ok()).GetProperty("status").GetString()
            .ShouldBe("shipped");
        await shop.Customer(id).PostAsync($"/orders/{one}/cancel", null, Ct).Problem(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Old_orders_that_nobody_paid_are_cancelled()
    {
        var pen = await shop.NewProduct(stock: 9);
        var id = await shop.NewCustomer();
        var (old, young) = (await shop.NewOrder(id, (pen, 3)), await shop.NewOrder(id, (pen, 1)));
        await shop.Db.Order.Update(new(number: old), new() { PlacedAt = DateTimeOffset.UtcNow.AddDays(-9) }, ct: Ct);
        var cancelled = await shop.Staff.PostAsync("/orders/cancel-unpaid?days=7", null, Ct).Ok();
        cancelled.GetProperty("numbers").Texts().ShouldContain(old);
        cancelled.GetProperty("numbers").Texts().ShouldNotContain(young);
        (await StockOf(pen)).ShouldBe(8);
        await shop.Staff.PostAsync("/orders/cancel-unpaid", null, Ct).Problem(HttpStatusCode.BadRequest);
        await shop.Customer(id).PostAsync("/orders/cancel-unpaid?days=7", null, Ct).Problem(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_export_has_a_line_for_each_order()
    {
        var number = await shop.NewOrder(await shop.NewCustomer(), (await shop.NewProduct(price: 2.5m), 3));
        var response = await shop.Staff.GetAsync("/orders/export.csv", Ct);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        var lines = (await response.Content.ReadAsStringAsync(Ct)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("number,status,placedAt,customer,total");
        lines.Single(line => line.StartsWith(number, StringComparison.Ordinal)).ShouldEndWith("@example.com,7.50");
    }

    [Fact]
    public async Task A_coupon_is_used_once_by_each_customer_and_not_more_often_than_it_may()
    {
        var pen = await shop.NewProduct(price: 10, stock: 100);
        var code = await NewCoupon(uses: 2);
        var (one, two, three) = (await shop.NewCustomer(), await shop.NewCustomer(), await shop.NewCustomer());
        (await shop.Customer(one).PostAsJsonAsync("/orders", Wanted(code, (pen, 1)), Ct).Created())
            .GetProperty("total").GetDecimal().ShouldBe(9);
        await shop.Customer(one).PostAsJsonAsync("/orders", Wanted(code, (pen, 1)), Ct)
            .Problem(HttpStatusCode.Conflict);
        await shop.Customer(two).PostAsJsonAsync("/orders", Wanted(code, (pen, 1)), Ct).Created();
        await shop.Customer(three).PostAsJsonAsync("/orders", Wanted(code, (pen, 1)), Ct)
            .Problem(HttpStatusCode.Conflict);
        await shop.Customer(three).PostAsJsonAsync("/orders", Wanted("NONE", (pen, 1)), Ct)
            .Problem(HttpStatusCode.Conflict);
        (await StockOf(pen)).ShouldBe(98);
        (await shop.Staff.GetAsync($"/coupons/{code}", Ct).Ok()).GetProperty("ordersCount").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_customer_who_sends_two_orders_at_once_uses_a_coupon_once()
    {
        var pen = await shop.NewProduct(stock: 100);
        var code = await NewCoupon();
        var customer = shop.Customer(await shop.NewCustomer());
        var responses = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            customer.PostAsJsonAsync("/orders", Wanted(code, (pen, 1)), Ct)));
        responses.Count(response => response.StatusCode == HttpStatusCode.Created).ShouldBe(1);
        (await shop.Db.Coupon.FindUniqueOrThrow(code, ct: Ct)).Remaining.ShouldBe(9);
    }

    [Fact]
    public async Task Coupons_have_a_code_of_their_own_and_go_when_they_are_too_old()
    {
        var yesterday = DateTimeOffset.UtcNow.AddDays(-1);
        var (old, used, fresh) = (await NewCoupon(), await NewCoupon(), await NewCoupon());
        await shop.Customer(await shop.NewCustomer()).PostAsJsonAsync("/orders",
            Wanted(used, (await shop.NewProduct(), 1)), Ct).Created();
        await shop.Db.Coupon.UpdateMany(new() { Code = [old, used] }, new() { ExpiresAt = yesterday }, ct: Ct);
        await shop.Customer(await shop.NewCustomer()).PostAsJsonAsync("/orders",
            Wanted(old, (await shop.NewProduct(), 1)), Ct).Problem(HttpStatusCode.Conflict);
        (await shop.Staff.DeleteAsync("/coupons/expired", Ct).Ok()).GetProperty("codes").Texts().ShouldBe([old]);
        await shop.Staff.GetAsync($"/coupons/{old}", Ct).Problem(HttpStatusCode.NotFound, "P2025");
        await shop.Staff.PostAsJsonAsync("/coupons", new { code = fresh, percent = 5, uses = 1 }, Ct)
            .Problem(HttpStatusCode.Conflict, "P2002");
        await shop.Staff.PostAsJsonAsync("/coupons", new { code = "X", percent = 100, uses = 1 }, Ct)
            .Problem(HttpStatusCode.BadRequest);
        await shop.Customer(1).GetAsync($"/coupons/{fresh}", Ct).Problem(HttpStatusCode.Forbidden);
    }
}
