using System.Text.Json;
using Refract;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>A product in a list: these columns are read, and no others.</summary>
[Select<Product>]
public sealed partial record ProductRow(int Id, string Sku, string Name, decimal Price, ProductStatus Status,
    CategoryRef Category, IReadOnlyList<TagRef> Tags, int ReviewsCount);

/// <summary>A product by itself, its lazy description included.</summary>
[Select<Product>]
public sealed partial record ProductDetail(int Id, string Sku, string Name, string Description, decimal Price,
    ProductStatus Status, JsonElement Attributes, int Revision, DateTimeOffset UpdatedAt, CategoryRef Category,
    StockRef? Stock, IReadOnlyList<TagRef> Tags, int ReviewsCount);

[Select<Category>]
public sealed partial record CategoryRef(string Slug, string Name);

[Select<Tag>]
public sealed partial record TagRef(string Name);

[Select<Stock>]
public sealed partial record StockRef(int OnHand);
