using System.Data;
using Refract;
using Shop.Data;
using Shop.Http;

namespace Shop.Orders;

/// <summary>Places and cancels orders: work on several tables that takes effect as a whole.</summary>
internal sealed class OrderDesk(ShopDb db, TimeProvider clock)
{
    /// <summary>
    /// Takes the products out of the stock and makes the order. Two callers who want the last piece do not both get it:
    /// the statement that takes it has the condition that it is there.
    /// </summary>
    /// <exception cref="ShopException">Something is sold out, or the coupon does not count.</exception>
    public Task<OrderDetail> Place(int customerId, NewOrder wanted, string? requestKey, CancellationToken ct) =>
        db.Transaction(async tx =>
        {
            var prices = await Prices(tx, wanted, ct);
            await TakeFromStock(tx, wanted, ct);
            var total = wanted.Lines.Sum(line => line.Quantity * prices[line.ProductId]);
            if (wanted.Coupon is { } code) total -= total * await Redeem(tx, customerId, code, ct) / 100;
            return await tx.Order.Select<OrderDetail>().Create(new()
            {
                RequestKey = requestKey, Total = total, CustomerId = customerId, CouponCode = wanted.Coupon,
                Lines =
                {
                    Create = wanted.Lines.Select(line => new OrderLineCreate
                    {
                        ProductId = line.ProductId, Quantity = line.Quantity, UnitPrice = prices[line.ProductId],
                    }),
                },
            }, ct);
        }, new()
        {
            // "Once for each customer" is a rule over rows that are not there yet: only this level keeps it. Without a
            // coupon every statement is right by itself, and conflicts are seldom.
            Isolation = wanted.Coupon is null ? IsolationLevel.Unspecified : IsolationLevel.Serializable,
            MaxRetries = 5,
        }, ct);

    /// <summary>Cancels an order that is not paid yet, and puts its products back.</summary>
    /// <exception cref="RecordNotFoundException">The customer has no such order.</exception>
    /// <exception cref="ShopException">It is too late.</exception>
    public Task<OrderDetail> Cancel(int customerId, string number, CancellationToken ct) =>
        db.Transaction(async tx =>
        {
            var cancelled = await tx.Order.Select<OrderDetail>().UpdateOrDefault(new(number: number),
                new() { Status = OrderStatus.Cancelled },
                and: new() { CustomerId = customerId, Status = OrderStatus.Placed }, ct);
            if (cancelled is null)
            {
                await tx.Order.FindUniqueOrThrow(number: number, and: new() { CustomerId = customerId }, ct: ct);
                throw ShopException.Conflict("Too late", "The order is paid, shipped or cancelled already.");
            }

            await tx.Batch(b => cancelled.Lines.OrderBy(line => line.ProductId).Select(line =>
                b.Stock.Update(line.ProductId, new() { OnHand = { Increment = line.Quantity } })), ct: ct);
            if (cancelled.CouponCode is { } code)
                await tx.Coupon.Update(code, new() { Remaining = { Increment = 1 } }, ct: ct);
            return cancelled;
        }, new() { MaxRetries = 5 }, ct);

    private static async Task<Dictionary<int, decimal>> Prices(ShopDb tx, NewOrder wanted, CancellationToken ct)
    {
        var ids = wanted.Lines.Select(line => line.ProductId).ToArray();
        if (ids.Distinct().Count() < ids.Length)
            throw ShopException.BadRequest("A product is there twice", "Give each product in one line.");
        var found = await tx.Product.Where(p => p.Id.In(ids) && p.Status == ProductStatus.Active)
            .Select(p => new { p.Id, p.Price }).FindMany(ct);
        if (found.Count < ids.Length)
        {
            var missing = string.Join(", ", ids.Except(found.Select(product => product.Id)));
            throw ShopException.BadRequest("Not for sale", $"The shop does not sell these products: {missing}.");
        }

        return found.ToDictionary(product => product.Id, product => product.Price);
    }

    /// <summary>
    /// One round trip for all lines, always in the same order, so that two orders wait for each other.
    /// </summary>
    private static async Task TakeFromStock(ShopDb tx, NewOrder wanted, CancellationToken ct)
    {
        var lines = wanted.Lines.OrderBy(line => line.ProductId).ToArray();
        var taken = await tx.Batch(b => lines.Select(line => b.Stock.UpdateOrDefault(line.ProductId,
            new() { OnHand = { Decrement = line.Quantity } },
            and: new() { OnHand = { Gte = line.Quantity } })), ct: ct);
        var soldOut = lines.Where((_, i) => taken[i] is null).Select(line => line.ProductId).ToArray();
        if (soldOut.Length > 0)
        {
            throw ShopException.Conflict("Sold out",
                $"There are not enough of these products: {string.Join(", ", soldOut)}.");
        }
    }

    /// <summary>Uses a coupon and returns its percentage.</summary>
    private async Task<int> Redeem(ShopDb tx, int customerId, string code, CancellationToken ct)
    {
        if (await tx.Order.Where(o => o.CustomerId == customerId && o.CouponCode == code
                && o.Status != OrderStatus.Cancelled).Exists(ct))
            throw ShopException.Conflict("Used already", "Each customer can use a coupon once.");
        var used = await tx.Coupon.UpdateOrDefault(code, new() { Remaining = { Decrement = 1 } },
            and: new()
            {
                Remaining = { Gte = 1 },
                Or = [new() { ExpiresAt = null }, new() { ExpiresAt = { Gt = clock.GetUtcNow() } }],
            }, ct: ct);
        return used?.Percent
            ?? throw ShopException.Conflict("No such coupon", "It does not exist, is used up or too old.");
    }
}
