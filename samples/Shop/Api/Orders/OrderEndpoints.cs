using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Refract;
using Shop.Data;
using Shop.Http;

namespace Shop.Orders;

/// <summary>Orders of the customer who calls, and all of them for the staff.</summary>
internal static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder app)
    {
        var orders = app.MapGroup("/orders").WithTags("Orders");
        var own = orders.MapGroup("").RequireAuthorization(Policies.Customer);
        own.MapPost("/", Place);
        own.MapGet("/", List);
        own.MapGet("/{number}", Get);
        own.MapPost("/{number}/cancel", Cancel);
        own.MapPost("/{number}/pay", Pay);

        var staff = orders.MapGroup("").RequireAuthorization(Policies.Staff);
        staff.MapPost("/{number}/ship", Ship);
        staff.MapPost("/cancel-unpaid", CancelUnpaid);
        staff.MapGet("/export.csv", Export);
    }

    /// <summary>
    /// Places an order. With an <c>Idempotency-Key</c> it can be sent again when its response was lost: the order that
    /// is there is returned.
    /// </summary>
    private static async Task<Results<Created<OrderDetail>, Ok<OrderDetail>>> Place(NewOrder order, Caller caller,
        [FromHeader(Name = "Idempotency-Key")] string? key, OrderDesk desk, ShopDb db, CancellationToken ct)
    {
        // Keys of two customers are two keys.
        var requestKey = key is null ? null : $"{caller.Id}:{key}";
        if (requestKey is not null && await Known(requestKey, db, ct) is { } known) return TypedResults.Ok(known);
        try
        {
            var placed = await desk.Place(caller.Id, order, requestKey, ct);
            return TypedResults.Created($"/orders/{placed.Number}", placed);
        }
        catch (UniqueConstraintException taken) when (taken.Fields.Contains("requestKey"))
        {
            // The same request at the same time was quicker.
            return TypedResults.Ok((await Known(requestKey!, db, ct))!);
        }
    }

    private static Task<OrderDetail?> Known(string requestKey, ShopDb db, CancellationToken ct) =>
        db.Order.Select<OrderDetail>().FindUnique(new(requestKey: requestKey), ct: ct);

    /// <summary>The newest orders first; <c>after</c> is the number of the last one of the part before.</summary>
    private static async Task<Slice<OrderRow>> List(OrderStatus? status, string? after, int? size, Caller caller,
        ShopDb db, CancellationToken ct)
    {
        var count = Math.Clamp(size ?? 20, 1, 100);
        var rows = await db.Order.Select<OrderRow>().FindMany(
            new() { CustomerId = caller.Id, Status = status.OrSkip() },
            orderBy: new() { PlacedAt = Sort.Desc, Id = Sort.Desc },
            cursor: after is null ? null : new(number: after), skip: after is null ? null : 1, take: count + 1, ct: ct);
        return Slice<OrderRow>.Of(rows, count, row => row.Number);
    }

    private static Task<OrderDetail> Get(string number, Caller caller, ShopDb db, CancellationToken ct) =>
        db.Order.Select<OrderDetail>().FindUniqueOrThrow(new(number: number),
            and: new() { CustomerId = caller.Id }, ct: ct);

    private static Task<OrderDetail> Cancel(string number, Caller caller, OrderDesk desk, CancellationToken ct) =>
        desk.Cancel(caller.Id, number, ct);

    /// <summary>
    /// Marks an order as paid and keeps the payment, in one call. Paying twice is a 409, by the status or, when both
    /// come at once, by the payment's key.
    /// </summary>
    private static async Task<OrderDetail> Pay(string number, NewPayment payment, Caller caller, ShopDb db,
        CancellationToken ct)
    {
        var order = await db.Order.FindUniqueOrThrow(number: number, and: new() { CustomerId = caller.Id }, ct: ct);
        return await db.Order.Select<OrderDetail>().UpdateOrDefault(order.Id, new()
        {
            Status = OrderStatus.Paid,
            Payment =
            {
                Create = new() { Method = payment.Method, Reference = payment.Reference, Amount = order.Total },
            },
        }, and: new() { Status = OrderStatus.Placed }, ct)
            ?? throw ShopException.Conflict("Not to be paid", "The order is paid, shipped or cancelled already.");
    }

    private static async Task<OrderRow> Ship(string number, ShopDb db, CancellationToken ct) =>
        await db.Order.Select<OrderRow>().Update(new(number: number), new() { Status = OrderStatus.Shipped },
            and: new() { Status = OrderStatus.Paid }, ct);

    /// <summary>Cancels orders that nobody has paid for so many days, and puts their products back.</summary>
    private static async Task<CancelledOrders> CancelUnpaid(int days, ShopDb db, TimeProvider clock,
        CancellationToken ct)
    {
        var before = clock.GetUtcNow().AddDays(-days);
        return await db.Transaction(async tx =>
        {
            var gone = await tx.Order.UpdateManyAndReturn(
                new() { Status = OrderStatus.Placed, PlacedAt = { Lt = before } },
                new() { Status = OrderStatus.Cancelled }, include: new() { Lines = true }, limit: 500, ct: ct);
            var back = gone.SelectMany(order => order.Lines).GroupBy(line => line.ProductId)
                .OrderBy(lines => lines.Key);
            await tx.Batch(b => back.Select(lines => b.Stock.Update(lines.Key,
                new() { OnHand = { Increment = lines.Sum(line => line.Quantity) } })), ct: ct);
            return new CancelledOrders([.. gone.Select(order => order.Number)]);
        }, new() { MaxRetries = 5 }, ct);
    }

    /// <summary>All orders as CSV, written while they are read.</summary>
    private static CsvLines Export(ShopDb db) => new(
        ["number", "status", "placedAt", "customer", "total"],
        db.WithRemoved().Order.Query.OrderBy(o => o.Id.Asc)
            .Select(o => new object[]
            {
                o.Number, o.Status, o.PlacedAt, o.Customer.Email,
                o.Total.ToString("0.00", CultureInfo.InvariantCulture),
            })
            .Stream());
}

/// <summary>The numbers of orders that were cancelled.</summary>
public sealed record CancelledOrders(string[] Numbers);
