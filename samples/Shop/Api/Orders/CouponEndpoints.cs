using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Refract;
using Shop.Data;
using Shop.Http;

namespace Shop.Orders;

/// <summary>Discounts.</summary>
internal static class CouponEndpoints
{
    public static void MapCoupons(this IEndpointRouteBuilder app)
    {
        var coupons = app.MapGroup("/coupons").WithTags("Coupons").RequireAuthorization(Policies.Staff);
        coupons.MapPost("/", Create);
        coupons.MapGet("/", List);
        coupons.MapGet("/{code}", Get);
        coupons.MapDelete("/expired", DeleteExpired);
    }

    private static async Task<Created<CouponUse>> Create(NewCoupon coupon, ShopDb db, CancellationToken ct)
    {
        var made = await db.Coupon.Select<CouponUse>().Create(new()
        {
            Code = coupon.Code, Percent = coupon.Percent, Remaining = coupon.Uses, ExpiresAt = coupon.ExpiresAt,
        }, ct);
        return TypedResults.Created($"/coupons/{made.Code}", made);
    }

    /// <summary>All coupons with the orders that used them: records as the client has them.</summary>
    private static Task<IReadOnlyList<Coupon>> List(ShopDb db, CancellationToken ct) =>
        db.Coupon.FindMany(orderBy: new() { Code = Sort.Asc }, include: new() { Orders = true }, take: 100, ct: ct);

    /// <summary>A coupon, and how many orders have used it.</summary>
    private static Task<CouponUse> Get(string code, ShopDb db, CancellationToken ct) =>
        db.Coupon.Select<CouponUse>().FindUniqueOrThrow(code, ct: ct);

    /// <summary>Deletes coupons that are too old, unless an order names them.</summary>
    private static async Task<DeletedCoupons> DeleteExpired(ShopDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return new([.. await db.Coupon.Select(c => c.Code)
            .DeleteManyAndReturn(c => c.ExpiresAt < now && c.Orders.None(), ct: ct)]);
    }
}

[Select<Coupon>]
public sealed partial record CouponUse(string Code, int Percent, int Remaining, DateTimeOffset? ExpiresAt,
    int OrdersCount);

/// <summary>A new coupon.</summary>
/// <param name="Code">What customers type.</param>
/// <param name="Percent">The share that it takes off.</param>
/// <param name="Uses">How many orders may use it.</param>
/// <param name="ExpiresAt">Until when; null for always.</param>
public sealed record NewCoupon([property: Required] string Code, [property: Range(1, 90)] int Percent,
    [property: Range(1, int.MaxValue)] int Uses, DateTimeOffset? ExpiresAt);

/// <summary>The codes of coupons that were deleted.</summary>
public sealed record DeletedCoupons(string[] Codes);
