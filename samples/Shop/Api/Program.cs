using Refract;
using Refract.Relational.Contracts;
using Shop.Catalog;
using Shop.Customers;
using Shop.Data;
using Shop.Http;
using Shop.Orders;
using Shop.Reports;
using Shop.Reviews;
using Shop.Running;

// dotnet run                  serves the shop
// dotnet run -- migrate       applies pending migrations and ends; exit code 1 when one fails
// dotnet run -- seed          fills an empty database with things to try out
var builder = WebApplication.CreateBuilder(args);
builder.AddDatabase();
builder.AddTelemetry();
builder.AddHttp();
builder.Services.AddScoped<OrderDesk>();

var app = builder.Build();
if (args is ["migrate", ..])
{
    try
    {
        await app.MigrateDatabase<ShopDb>();
        return 0;
    }
    catch (MigrationException)
    {
        // The log says which one, and what to do.
        return 1;
    }
}

if (args is ["seed", ..]) return await Seeding.Run(app) ? 0 : 1;

app.UseHttp();
app.MapProducts();
app.MapProductLists();
app.MapCategories();
app.MapTags();
app.MapCustomers();
app.MapAddresses();
app.MapReviews();
app.MapOrders();
app.MapCoupons();
app.MapReports();
await app.RunAsync();
return 0;
