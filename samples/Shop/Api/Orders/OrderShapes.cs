using System.ComponentModel.DataAnnotations;
using Refract;
using Shop.Data;

namespace Shop.Orders;

/// <summary>An order in a list.</summary>
[Select<Order>]
public sealed partial record OrderRow(string Number, OrderStatus Status, decimal Total, DateTimeOffset PlacedAt,
    int LinesCount);

/// <summary>An order by itself.</summary>
[Select<Order>]
public sealed partial record OrderDetail(string Number, OrderStatus Status, decimal Total, DateTimeOffset PlacedAt,
    string? CouponCode, IReadOnlyList<LineRow> Lines, PaymentRow? Payment);

[Select<OrderLine>]
public sealed partial record LineRow(int ProductId, int Quantity, decimal UnitPrice, LineProduct Product);

[Select<Product>]
public sealed partial record LineProduct(string Sku, string Name);

[Select<Payment>]
public sealed partial record PaymentRow(PaymentMethod Method, decimal Amount, DateTimeOffset PaidAt);

/// <summary>What a customer wants.</summary>
/// <param name="Lines">The products; each once.</param>
/// <param name="Coupon">A code, or null.</param>
public sealed record NewOrder([property: Required, MinLength(1)] IReadOnlyList<NewLine> Lines, string? Coupon);

public sealed record NewLine(int ProductId, [property: Range(1, 1000)] int Quantity);

/// <summary>A payment that the payment service has confirmed.</summary>
public sealed record NewPayment(PaymentMethod Method, [property: Required] string Reference);
