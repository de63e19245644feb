using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Shop.Data;

namespace Shop.Catalog;

/// <summary>A new product.</summary>
public sealed record NewProduct(
    [property: Required, MaxLength(40)] string Sku, [property: Required] string Name, string? Description,
    [property: Range(0, 9_999_999)] decimal Price, ProductStatus? Status, JsonElement? Attributes,
    [property: Required] string Category, string[]? Tags, [property: Range(0, int.MaxValue)] int Stock = 0);

/// <summary>Changes of a product; what is null stays as it is.</summary>
/// <param name="Revision">The revision that the editor has seen.</param>
public sealed record ProductChanges(int Revision, string? Name, string? Description, decimal? Price,
    ProductStatus? Status, string? Category);

/// <summary>A product of a supplier's list, found by its number.</summary>
public sealed record ImportedProduct([property: Required] string Sku, [property: Required] string Name, decimal Price,
    [property: Required] string Category);

/// <summary>A new price.</summary>
public sealed record NewPrice(int ProductId, decimal Price);

/// <summary>How many rows an import had.</summary>
public sealed record ImportResult(int Products);
