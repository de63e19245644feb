using Refract;
using Shop.Data;

namespace Shop.Running;

/// <summary>Things to try the shop out with.</summary>
internal static partial class Seeding
{
    /// <summary>Fills an empty shop; false when there are products already.</summary>
    public static async Task<bool> Run(WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop.Seeding");
        var db = app.Services.GetRequiredService<ShopDb>();
        if (await db.Product.Query.Exists())
        {
            NotEmpty(log);
            return false;
        }

        await db.Transaction(Fill);
        Done(log);
        return true;
    }

    /// <summary>Two customers, seven products in four categories, and a coupon.</summary>
    public static async Task Fill(ShopDb db)
    {
        await db.Category.Create(new()
        {
            Slug = "home", Name = "Home",
            Children =
            {
                Create = [new() { Slug = "kitchen", Name = "Kitchen" }, new() { Slug = "garden", Name = "Garden" }],
            },
        });
        await db.Category.Create(new() { Slug = "books", Name = "Books" });
        await Add(db, "KT-1", "Kettle", 39.90m, "kitchen", 12, """{ "color": "red", "size": { "liters": 1.7 } }""",
            "new");
        await Add(db, "KT-2", "Kettle, small", 29.90m, "kitchen", 3, """{ "color": "blue" }""");
        await Add(db, "KN-1", "Bread knife", 18.50m, "kitchen", 0, """{ "color": "black" }""", "sale");
        await Add(db, "GD-1", "Watering can", 14.00m, "garden", 40, """{ "color": "red" }""", "new", "sale");
        await Add(db, "GD-2", "Spade", 27.25m, "garden", 8, "{}");
        await Add(db, "BK-1", "A Book of Bread", 22.00m, "books", 100, """{ "pages": 240 }""", "gift");
        await Add(db, "BK-2", "Gardens", 35.00m, "books", 5, """{ "pages": 180 }""", "gift", "new");
        await db.Customer.Create(new()
        {
            Email = "ada@example.com", Name = "Ada",
            Preferences = Json.Parse("""{ "language": "en", "mail": { "news": true } }"""),
            Addresses =
            {
                Create = [new() { Label = "home", Street = "1 Mill Lane", City = "London", Country = "GB" }],
            },
        });
        await db.Customer.Create(new() { Email = "bob@example.com", Name = "Bob" });
        await db.Coupon.Create(new() { Code = "HELLO10", Percent = 10, Remaining = 100 });
    }

    private static Task<Product> Add(ShopDb db, string sku, string name, decimal price, string category, int stock,
        string attributes, params string[] tags) => db.Product.Create(new()
    {
        Sku = sku, Name = name, Price = price, Status = ProductStatus.Active, Attributes = Json.Parse(attributes),
        Description = $"{name}, as good as new.",
        Category = { Connect = new(slug: category) },
        Stock = { Create = new() { OnHand = stock } },
        Tags = { ConnectOrCreate = TagNames.ConnectOrCreate(tags) },
    });

    [LoggerMessage(Level = LogLevel.Information, Message = "The shop has things to try out now")]
    private static partial void Done(ILogger log);

    [LoggerMessage(Level = LogLevel.Error, Message = "The shop is not empty: nothing was added")]
    private static partial void NotEmpty(ILogger log);
}
