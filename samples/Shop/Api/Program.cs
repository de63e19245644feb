using Shop.Catalog;
using Shop.Customers;
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
if (args is ["migrate", ..]) return await Migrations.Apply(app) ? 0 : 1;
if (args is ["seed", ..]) return await Seeding.Run(app) ? 0 : 1;
if (app.Configuration.GetValue<bool>("Shop:MigrateAtStart") && !await Migrations.Apply(app)) return 1;

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
