using System.Collections.Concurrent;
using System.Data;
using System.Globalization;
using Refract.Relational;
using Refract.Relational.Sql;
using Refract.Testing;
using static Refract.Testing.SqlRunnerExtensions;

namespace Refract.PostgreSql.Tests.Execution;

/// <summary>
/// Everything at once: cancellations by callers and by the server, terminated sessions, crashes of the server, a link
/// that freezes, pools of one and of ten connections. A ledger outside of the database knows what every caller was
/// told. <c>REFRACT_CHAOS_SECONDS=600</c> makes it long: <c>dotnet run --project test/Refract.PostgreSql.Tests --
/// -class "*Chaos*" -showLiveOutput</c>.
/// </summary>
public sealed class Chaos
{
    private enum Told
    {
        Done,
        NotDone,
        Unknown,
    }

    [Fact]
    public async Task Nothing_is_lost_doubled_torn_or_leaked()
    {
        var seconds = int.TryParse(Environment.GetEnvironmentVariable("REFRACT_CHAOS_SECONDS"), NumberStyles.None,
            CultureInfo.InvariantCulture, out var given) ? given : 20;
        var ct = TestContext.Current.CancellationToken;
        await using var server = await PostgreSqlServer.StartOwn();
        await using var proxy = new TcpProxy(server.Url);
        await using var admin = new PostgreSqlDatabase(
            DatabaseUrl.Parse(server.Url + "?application_name=admin&connection_limit=2"), new RefractOptions());
        await admin.Execute("CREATE TABLE entries (id integer, part integer)");
        await using var narrow = Client(proxy, 1);
        await using var wide = Client(proxy, 10);
        var ledger = new ConcurrentDictionary<int, (Told Told, int Parts)>();
        var errors = new ConcurrentDictionary<string, int>();
        var next = 0;
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var callers = Enumerable.Range(0, 12).Select(n => Task.Run(async () =>
        {
            while (!end.IsCancellationRequested) await Call(n < 2 ? narrow : wide);
        }, ct)).ToArray();
        var trouble = Task.Run(MakeTrouble, ct);
        await Task.WhenAll([.. callers, trouble]);

        // Peace: everything that was abandoned comes to its end, and the pools are whole.
        proxy.Thaw();
        foreach (var client in (PostgreSqlDatabase[])[narrow, wide])
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    await client.Int("SELECT 1");
                    break;
                }
                catch (RefractException) when (attempt < 60)
                {
                    await Task.Delay(1000, ct);
                }
            }

        // A slot that was left on the frozen link is free when the driver's limits for the statement, its cancellation
        // and the connection of that have passed.
        var held = new List<SqlTransaction>();
        for (var i = 0; i < 10; i++)
        {
            held.Add(await wide.BeginTransaction(IsolationLevel.Unspecified, TimeSpan.FromSeconds(60), ct));
            await held[^1].Int("SELECT 1");
        }

        foreach (var transaction in held) await transaction.DisposeAsync();
        // The last crash may have left a dead connection in the pool of the one that made the trouble.
        await using var witness = new PostgreSqlDatabase(
            DatabaseUrl.Parse(server.Url + "?application_name=witness"), new RefractOptions());
        (await witness.Int(
            "SELECT count(*)::int FROM pg_stat_activity WHERE application_name = 'chaos' AND state LIKE "
                + "'idle in%'")).ShouldBe(0);

        var stored =
            (await witness.Run(
                Statement("SELECT id || ' ' || count(*) || ' ' || count(DISTINCT part) FROM entries GROUP BY id"),
                new ListResult<string>(row => row.Text(0)), ct))
            .Select(line => line.Split(' ').Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray())
            .ToDictionary(row => row[0]);
        var (lost, doubled, torn, kept) = (0, 0, 0, 0);
        foreach (var (id, (told, parts)) in ledger)
        {
            var rows = stored.TryGetValue(id, out var row) ? row[1] : 0;
            if (told == Told.Done && rows == 0) lost++;
            if (told == Told.NotDone && rows > 0) kept++;
            if (rows > parts) doubled++;
            if (rows > 0 && rows < parts) torn++;
        }

        var counts = ledger.Values.GroupBy(entry => entry.Told)
            .ToDictionary(group => group.Key, group => group.Count());
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{ledger.Count} calls: "
            + $"{string.Join(", ", counts.Select(count => $"{count.Value} {count.Key}"))}; lost {lost}, "
            + $"doubled {doubled}, torn {torn}, kept although refused {kept}; "
            + string.Join(", ",
                errors.OrderByDescending(error => error.Value).Select(error => $"{error.Key} x{error.Value}")));
        (lost, doubled, torn, kept).ShouldBe((0, 0, 0, 0));
        counts.GetValueOrDefault(Told.Done).ShouldBeGreaterThan(0);
        counts.GetValueOrDefault(Told.NotDone).ShouldBeGreaterThan(0);
        errors.Keys.ShouldAllBe(code => code.StartsWith('P') || code == "cancelled");

        async Task Call(PostgreSqlDatabase db)
        {
            var id = Interlocked.Increment(ref next);
            using var cancel = new CancellationTokenSource(
                Random.Shared.Next(10) == 0
                    ? TimeSpan.FromMilliseconds(Random.Shared.Next(20)) : TimeSpan.FromSeconds(2));
            var kind = Random.Shared.Next(4);
            var isSent = false;
            try
            {
                switch (kind)
                {
                    case 0:
                        isSent = true;
                        await db.Run(Statement("INSERT INTO entries VALUES ($1, 1)", Int(id)),
                            new ScalarResult<int>(row => row.Int(0)), cancel.Token);
                        break;
                    case 1:
                        isSent = true;
                        await db.RunBatch(
                            new TextBatch(Statement("INSERT INTO entries VALUES ($1, 1)", Int(id)),
                                Statement("INSERT INTO entries VALUES ($1, 2)", Int(id))), cancel.Token);
                        break;
                    default:
                        await using (var transaction = await db.BeginTransaction(IsolationLevel.Unspecified,
                            TimeSpan.FromSeconds(2), cancel.Token))
                        {
                            await Insert(transaction, id, 1, cancel.Token);
                            if (kind == 3)
                            {
                                await transaction.Savepoint("s", cancel.Token);
                                await Insert(transaction, id, 7, cancel.Token);
                                await transaction.RollbackTo("s");
                                await transaction.Release("s", cancel.Token);
                            }

                            await Insert(transaction, id, 2, cancel.Token);
                            isSent = true;
                            await transaction.Commit(cancel.Token);
                        }

                        break;
                }

                ledger[id] = (Told.Done, kind == 0 ? 1 : 2);
            }
            catch (RefractException error)
            {
                errors.AddOrUpdate(error.Code, 1, static (_, count) => count + 1);
                // What the server refused, or never got, is certain; a lost answer to a write is not.
                ledger[id] = (isSent && error.Code is "P1017" or "P1008"
                    && error.InnerException is not Npgsql.PostgresException { SqlState: "57014" }
                    ? Told.Unknown : Told.NotDone, kind == 0 ? 1 : 2);
            }
            catch (OperationCanceledException)
            {
                errors.AddOrUpdate("cancelled", 1, static (_, count) => count + 1);
                ledger[id] = (isSent ? Told.Unknown : Told.NotDone, kind == 0 ? 1 : 2);
            }
            catch (Exception error)
            {
                errors.AddOrUpdate(error.ToString(), 1, static (_, count) => count + 1);
                ledger[id] = (Told.Unknown, 2);
            }
        }

        async Task MakeTrouble()
        {
            for (var turn = 1; !end.IsCancellationRequested; turn++)
            {
                await Task.Delay(Random.Shared.Next(100), ct);
                try
                {
                    if (turn % 200 == 40) await server.Crash();
                    else if (turn % 100 == 60)
                    {
                        proxy.Freeze();
                        await Task.Delay(3000, ct);
                        proxy.Thaw();
                    }
                    else
                    {
                        var function = turn % 10 == 0 ? "pg_terminate_backend" : "pg_cancel_backend";
                        await admin.Read(
                            $"SELECT count({function}(pid))::int FROM pg_stat_activity WHERE "
                                + "application_name = 'chaos' AND random() < 0.5", row => row.Int(0));
                    }
                }
                catch (RefractException)
                {
                    // The server has just come up again.
                }
            }
        }
    }

    private static Task Insert(SqlTransaction transaction, int id, int part, CancellationToken ct) =>
        transaction.Run(Statement("INSERT INTO entries VALUES ($1, $2)", Int(id), Int(part)),
            new ScalarResult<int>(row => row.Int(0)), ct).AsTask();

    private static PostgreSqlDatabase Client(TcpProxy proxy, int connections) =>
        new(DatabaseUrl.Parse($"{proxy.Url}?application_name=chaos&connection_limit={connections}"),
            new RefractOptions());
}
