using Refract.EndToEnd.Shop;

namespace Refract.EndToEnd.Tests;

/// <summary>A controller with what its base class gives.</summary>
[Controller<Order>]
public sealed class OrderController(ShopDb db) : OrderControllerBase(db);
