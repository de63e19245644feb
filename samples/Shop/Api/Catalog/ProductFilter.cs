using System.ComponentModel;
using Refract;
using Shop.Data;
using Shop.Http;

namespace Shop.Catalog;

/// <summary>What a list of products can be asked for. Everything may be left out.</summary>
/// <param name="Q">A part of the name or of the number, whatever its capitals.</param>
/// <param name="Category">A category's slug.</param>
/// <param name="Tag">A tag's name.</param>
/// <param name="MinPrice">The lowest price.</param>
/// <param name="MaxPrice">The highest price.</param>
/// <param name="InStock">True: some are there; false: none is.</param>
/// <param name="Status">The status.</param>
/// <param name="Attr">Attributes as <c>path:text</c>: <c>color:red</c>, <c>size.unit:cm</c>. All must hold.</param>
/// <param name="Sort">Columns, with a minus for descending: <c>-price,name</c>.</param>
public sealed record ProductFilter(string? Q, string? Category, string? Tag, decimal? MinPrice, decimal? MaxPrice,
    bool? InStock, ProductStatus? Status, string[]? Attr, [property: DefaultValue("name")] string? Sort)
{
    /// <summary>The columns that callers may sort by: not every column is their business.</summary>
    private static readonly ProductScalar[] s_sortable =
        [ProductScalar.Name, ProductScalar.Price, ProductScalar.CreatedAt, ProductScalar.Sku];

    /// <summary>The conditions; what was not asked for is none.</summary>
    internal ProductWhere Where()
    {
        int? moreThan = InStock == true ? 0 : null, atMost = InStock == false ? 0 : null;
        return new()
        {
            Or =
            [
                new() { Name = { Contains = Q.OrSkip(), Mode = QueryMode.Insensitive } },
                new() { Sku = { Contains = Q.OrSkip(), Mode = QueryMode.Insensitive } },
            ],
            Category = { Slug = Category.OrSkip() },
            Tags = { Some = { Name = Tag.OrSkip() } },
            Price = { Gte = MinPrice.OrSkip(), Lte = MaxPrice.OrSkip() },
            Stock = { OnHand = { Gt = moreThan.OrSkip(), Lte = atMost.OrSkip() } },
            Status = Status.OrSkip(),
            And = (Attr ?? []).Select(OfAttribute),
        };
    }

    /// <summary>The order: what was asked for, else by name.</summary>
    internal ProductOrderBy OrderBy(ProductActions products)
    {
        var order = new ProductOrderBy();
        foreach (var part in (Sort ?? "name").Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.TrimStart('-');
            if (products.Column(name) is not { } column || !s_sortable.Contains(column))
            {
                throw ShopException.BadRequest("The list cannot be sorted like this",
                    $"'{name}' is none of {string.Join(", ", s_sortable)}.");
            }

            order[column] = part[0] == '-' ? Refract.Sort.Desc : Refract.Sort.Asc;
        }

        return order;
    }

    private static ProductWhere OfAttribute(string attribute)
    {
        var colon = attribute.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1)
            throw ShopException.BadRequest("The filter is not understood", "An attribute is written path:text.");
        return new()
        {
            Attributes = { Path = [.. attribute[..colon].Split('.')], Equals = attribute[(colon + 1)..] },
        };
    }
}
