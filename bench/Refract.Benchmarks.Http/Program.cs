using Refract.Benchmarks.Http.Contenders;
using Refract.Benchmarks.Http.Rows;

// One server: the contender's name, and the URL of the database. It says where it listens, and ends with its input.
if (args is not [var name, var url])
{
    Console.Error.WriteLine("Refract.Benchmarks.Http CONTENDER URL");
    return 2;
}

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Services.ConfigureHttpJsonOptions(static json =>
    json.SerializerOptions.TypeInfoResolverChain.Insert(0, RowsJson.Default));
Action<WebApplication> map = name switch
{
    "raw" => NpgsqlEndpoints.Add(builder, url),
    "refract" => RefractEndpoints.Add(builder, url),
#if !NATIVE
    "dapper" => DapperEndpoints.Add(builder, url),
    "ef" => EfEndpoints.Add(builder, url),
#endif
    _ => throw new ArgumentException($"There is no contender {name}."),
};
await using var app = builder.Build();
map(app);
await app.StartAsync();
Console.WriteLine(app.Urls.First());
while (await Console.In.ReadLineAsync() is not null) { }
await app.StopAsync();
return 0;
