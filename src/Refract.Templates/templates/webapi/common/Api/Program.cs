using REFRACT_NAMESPACE;
using Refract;

var builder = WebApplication.CreateBuilder(args);
builder.AddRefract<AppDb>("Database").MigrateOnStartup();
builder.Services.AddRefractProblems();
builder.Services.AddHealthChecks().AddRefractCheck<AppDb>();
builder.Services.AddValidation();
builder.Services.AddOpenApi();

var app = builder.Build();
app.UseExceptionHandler();
app.MapHealthChecks("/health");
app.MapOpenApi();
app.MapEndpoints();
await app.RunAsync();
