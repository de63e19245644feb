using Shop.Data;

namespace Shop.Reports;

/// <summary>The shop at a glance; cancelled orders do not count.</summary>
public sealed record ShopSummary(int Orders, decimal Revenue, decimal? AverageOrder, DateTimeOffset? NewestOrder,
    int Customers, int Products, int SoldOut);

/// <summary>Orders of one status.</summary>
public sealed record StatusFigures(OrderStatus Status, int Orders, decimal Total);

/// <summary>How often a product was sold, and in how many orders.</summary>
public sealed record ProductFigures(int Id, string Name, long Sold, int Orders);

/// <summary>A product of which few are left.</summary>
public sealed record LowStockRow(int ProductId, string Name, int OnHand);

/// <summary>Sales of a day (<c>2026-11-30</c>) or month (<c>2026-11</c>), and of all up to its end.</summary>
public sealed record SalesRow(string Period, long Orders, decimal Revenue, decimal Total);

/// <summary>Sales of a category at the top of the tree.</summary>
public sealed record CategoryRevenue(string Slug, decimal Revenue);
