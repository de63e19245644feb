using System.Globalization;
using Refract.Benchmarks.Http.Load;
using Refract.Testing;

// http.sh builds the servers and runs this: SECONDS, the program of the servers, and its native form if there is one.
const int WarmUpSeconds = 3;
string[] cases = ["get", "list", "insert", "search"];
if (args is not [var given, var program, .. var native]
    || !int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds < 1)
{
    Console.Error.WriteLine("How many seconds shall each case of each server take? bench/http.sh [SECONDS], from 1");
    return 2;
}

if (await WrkLoad.WhatIsMissing() is { } missing)
{
    Console.Error.WriteLine(missing);
    return 2;
}

await using var database = await PostgreSqlServer.CreateDatabase();
await database.Execute(HttpSeed.Sql);
await database.Execute("VACUUM ANALYZE");
List<(string Name, string Program, string Contender)> all = [("raw", program, "raw"), ("refract", program, "refract"),
    ("dapper", program, "dapper"), ("ef", program, "ef")];
if (native is [var file]) all.AddRange([("raw, native", file, "raw"), ("refract, native", file, "refract")]);
var servers = new List<HttpServer>();
try
{
    foreach (var (name, path, contender) in all)
        servers.Add(await HttpServer.Start(name, path, contender, database.Url));
    await SameResponses.Require(servers);
    // Twice, since the JIT compiles what was called often once more, and has time for it while the others have a turn.
    for (var turn = 0; turn < 2; turn++)
        foreach (var work in cases)
            foreach (var server in servers)
                await WrkLoad.Put(server, work, WarmUpSeconds, turn);
    foreach (var work in cases)
    {
        // Each round, of a second for each server, asks the same of all, in an order of its own.
        for (var round = 0; round < seconds; round++)
            foreach (var server in servers.OrderBy(_ => Random.Shared.Next()).ToList())
            {
                await database.Execute(HttpSeed.Clear);
                if (!server.Slices.TryGetValue(work, out var slices)) server.Slices[work] = slices = [];
                slices.Add(await WrkLoad.Put(server, work, 1, round));
            }

        Console.Error.WriteLine($"{work} is measured.");
    }

    LoadTable.Write(Console.Out, servers, cases);
    return 0;
}
finally
{
    foreach (var server in servers) await server.DisposeAsync();
}
