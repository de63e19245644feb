using Refract;
using Shop.Data;

namespace Shop.Running;

/// <summary>The client, and how it is known to be well.</summary>
internal static class Database
{
    /// <summary>
    /// Registers the client. Its URL is the connection string <c>Shop</c>, else the variable <c>DATABASE_URL</c>, as
    /// for the <c>refract</c> command.
    /// </summary>
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        builder.Services.AddRefract<ShopDb>((services, options) =>
        {
            var settings = services.GetRequiredService<IConfiguration>();
            options.Url = UrlOf(settings);
            options.SlowQueryThreshold =
                TimeSpan.FromMilliseconds(settings.GetValue("Shop:SlowQueryMilliseconds", 200));
            SoftDeletion.Declare(options);
        });
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
    }

    /// <summary>The database's URL; null when there is none, and then the client says so.</summary>
    public static string? UrlOf(IConfiguration settings) => settings.GetConnectionString("Shop") is { Length: > 0 } url
        ? url : settings["DATABASE_URL"];
}
