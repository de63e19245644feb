using Refract;
using Shop.Data;

namespace Shop.Running;

/// <summary>The client, its migrations, and how it is known to be well.</summary>
internal static class Database
{
    /// <summary>
    /// Registers the client. Its URL is the connection string <c>Shop</c>, else the variable <c>DATABASE_URL</c>, as
    /// for the <c>refract</c> command.
    /// </summary>
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        builder.AddRefract<ShopDb>("Shop", (services, options) =>
        {
            var settings = services.GetRequiredService<IConfiguration>();
            options.SlowQueryThreshold =
                TimeSpan.FromMilliseconds(settings.GetValue("Shop:SlowQueryMilliseconds", 200));
            SoftDeletion.Declare(options);
        }).MigrateOnStartup(migrations =>
            migrations.IsEnabled = builder.Configuration.GetValue<bool>("Shop:MigrateAtStart"));
        builder.Services.AddHealthChecks().AddRefractCheck<ShopDb>();
    }
}
