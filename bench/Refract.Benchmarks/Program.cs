using System.Globalization;
using System.Text.Json;
using Npgsql;
using Refract.Benchmarks.Cases;
using Refract.Benchmarks.Data;
using Refract.Benchmarks.Harness;

if (args is [ColdStart.Flag, ..]) return await ColdStart.RunChild(args);

if (args is ["--schema", var count]) return PrintSchema(int.Parse(count, CultureInfo.InvariantCulture));

string? Value(string flag) => Array.IndexOf(args, flag) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;
var quick = args.Contains("--quick");
var only = Value("--only");
var (json, databases) = (Value("--json"), Value("--db"));
bool Wanted(string name) => only is null || name.Contains(only, StringComparison.OrdinalIgnoreCase);

var runner = new Runner(TimeSpan.FromSeconds(Value("--seconds") is { } seconds ? int.Parse(seconds, CultureInfo.InvariantCulture) : quick ? 1.2 : 12), TimeSpan.FromMilliseconds(quick ? 1 : 3));
var figures = new List<Figure>();
void Add(IReadOnlyList<Figure> row)
{
    figures.AddRange(row);
    Report.Row(Console.Out, row);
}

Console.WriteLine("Median time, ratio to hand-written code, bytes allocated; for each operation.");
foreach (var open in new[] { ("postgresql", BenchDatabase.Postgres), ("sqlite", (Func<Task<BenchDatabase>>)BenchDatabase.Sqlite) })
{
    if (databases is not null && databases != open.Item1) continue;
    await using var database = await open.Item2();
    Report.Header(Console.Out, database.Name);
    var contenders = database.Contenders();
    foreach (var work in CaseList.For(database, contenders))
        if (Wanted(work.Name)) Add(await runner.Measure(database.Name, work));
    foreach (var contender in contenders.Values) await contender.DisposeAsync();

    if (database.IsPostgres)
    {
        var address = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        using var proxy = new LatencyProxy(address.Host!, address.Port, TimeSpan.FromMilliseconds(0.5));
        var remote = database.Behind(proxy);
        var peers = remote.Contenders();
        foreach (var work in CaseList.For(remote, peers).Where(work => work.Name is "include-1-10" or "include-50-500-1500" or "nested-create-1-10"))
        {
            var slow = new Case("latency-" + work.Name) { CleanUp = work.CleanUp };
            foreach (var (name, run) in work.Contenders) slow.With(name, run);
            if (Wanted(slow.Name)) Add(await runner.Measure(database.Name, slow));
        }

        foreach (var peer in peers.Values) await peer.DisposeAsync();
    }

    if (Wanted("cold-start")) Add(await ColdStart.Measure(database, quick ? 3 : 15));
}

if (databases is null)
{
    var header = false;
    foreach (var work in SchemaCases.All().Where(work => Wanted(work.Name)))
    {
        if (!header) Report.Header(Console.Out, SchemaCases.Database);
        header = true;
        Add(await runner.Measure(SchemaCases.Database, work));
    }
}

if (json is not null) await File.WriteAllTextAsync(json, JsonSerializer.Serialize(figures, new JsonSerializerOptions { WriteIndented = true }));
return 0;

static int PrintSchema(int models)
{
    Console.Write(LargeSchema.Text(models));
    return 0;
}
