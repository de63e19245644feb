using System.Globalization;
using Npgsql;
using Refract.Benchmarks.Cases;
using Refract.Benchmarks.Data;
using Refract.Benchmarks.Harness;
using Refract.Benchmarks.Peers;
using Refract.Benchmarks.Reports;

if (args is [ColdStart.Flag, ..]) return await ColdStart.RunChild(args);
if (args is ["--schema", var count])
{
    Console.Write(LargeSchema.Text(int.Parse(count, CultureInfo.InvariantCulture)));
    return 0;
}

var options = new Options(args);
if (options.WantsHelp || options.Mistake() is not null)
{
    Console.WriteLine(options.Mistake() is { } mistake ? mistake + "\n\n" + Options.Usage : Options.Usage);
    return options.WantsHelp ? 0 : 2;
}

var figures = options.From is { } earlier ? await FigureSet.Read(earlier) : new FigureSet(await Measure(options));
if (options.Json is { } json) await figures.Write(json);
if (options.Markdown is { } markdown) await MarkdownTables.Write(markdown, figures);
if (options.Chart is { } chart) await Chart.Write(chart, figures);
return 0;

static async Task<List<Figure>> Measure(Options options)
{
    var runner = new Runner(options.Budget, options.Slice, options.Quick ? 0 : 40);
    var table = new ConsoleTable(Console.Out);
    var all = new List<Figure>();
    void Add(IReadOnlyList<Figure> row)
    {
        all.AddRange(row);
        table.Add(row);
    }

    async Task MeasureAll(BenchDatabase database, IEnumerable<Case> cases)
    {
        foreach (var work in cases.Where(work => options.Wants(work.Name)))
            Add(await runner.Measure(database.Name, work));
    }

    Console.WriteLine("Median time, ratio to hand-written code, bytes allocated; for each operation.");
    if (options.WantsDatabase("postgresql"))
    {
        await using var database = await BenchDatabase.PostgreSql();
        var prisma = options.Prisma is { } folder ? await PrismaPeer.Start(folder, database.Url) : null;
        await using (var peers = new PeerSet(database, prisma))
            await MeasureAll(database, CaseList.Near(database, peers));

        var address = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        using var proxy = new LatencyProxy(address.Host!, address.Port, TimeSpan.FromMilliseconds(0.5));
        var far = database.Behind(proxy);
        await using (var peers = new PeerSet(far, null)) await MeasureAll(far, CaseList.Far(far, peers));
        if (options.Wants(ColdStart.Name)) Add(await ColdStart.Measure(database, options.ColdStarts));
    }

    if (options.WantsDatabase("sqlite"))
    {
        await using var database = await BenchDatabase.Sqlite();
        await using (var peers = new PeerSet(database, null))
            await MeasureAll(database, CaseList.Near(database, peers));
        if (options.Wants(ColdStart.Name)) Add(await ColdStart.Measure(database, options.ColdStarts));
    }

    return all;
}
