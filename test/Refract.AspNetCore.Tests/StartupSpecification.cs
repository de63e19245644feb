using Items;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Refract.AspNetCore.Tests.Server;
using Refract.Relational.Contracts;
using Refract.Testing;

namespace Refract.AspNetCore.Tests;

/// <summary>What an application does to its database when it starts.</summary>
public abstract class StartupSpecification<TPlace> where TPlace : ITestPlace, new()
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected abstract string BadSql { get; }

    /// <summary>The name of the folder that is for this database.</summary>
    protected abstract string FolderName { get; }

    [Fact]
    public async Task Ten_that_start_at_once_without_a_database_migrate_it_once()
    {
        await using var place = await Place();
        var logs = Enumerable.Range(0, 10).Select(_ => new LogLines()).ToArray();
        var apps = logs.Select(log => ItemsApp.Build(place.Url, log)).ToArray();
        try
        {
            await Task.WhenAll(apps.Select(app => app.StartAsync(Ct)));
            var lines = logs.SelectMany(log => log.Lines).ToArray();
            lines.Count(line => line.StartsWith("Applied migration", StringComparison.Ordinal)).ShouldBe(2);
            lines.Count(line => line.EndsWith("has all 2 migrations", StringComparison.Ordinal)).ShouldBe(10);
            (await apps[9].Services.GetRequiredService<ItemsDb>().Item.Create(new() { Name = "a", Note = "n" }, ct: Ct))
                .Note.ShouldBe("n");
            (await History(apps[0])).ShouldBe(["20260101000000_init:done", "20260102000000_more:done"]);
        }
        finally
        {
            foreach (var app in apps) await app.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_migration_that_fails_keeps_the_application_from_starting_and_is_in_the_history()
    {
        await using var place = await Place();
        using var folder = Folder(BadSql);
        var log = new LogLines();
        await using var app = ItemsApp.Build(place.Url, log, o => o.Folder = folder["migrations"]);
        var error = await Should.ThrowAsync<MigrationException>(() => app.StartAsync(Ct));
        error.Code.ShouldBe("P3018");
        error.Message.ShouldContain("20260102000000_bad");
        error.Message.ShouldContain("refract migrate resolve");
        log.Lines.ShouldContain(line => line.Contains("was not migrated: P3018", StringComparison.Ordinal));
        (await History(app)).ShouldBe(["20260101000000_init:done", "20260102000000_bad:failed"]);

        await using var next = ItemsApp.Build(place.Url, migrate: o => o.Folder = folder["migrations"]);
        (await Should.ThrowAsync<MigrationException>(() => next.StartAsync(Ct))).Code.ShouldBe("P3009");
    }

    [Fact]
    public async Task Waiting_for_another_instance_ends_with_the_time_limit()
    {
        await using var place = await Place();
        await using (var first = ItemsApp.Build(place.Url)) await first.StartAsync(Ct);
        var provider = Provider;
        await using var other = await provider.Open(Relational.DatabaseUrl.Parse(place.Url), Ct);
        await using var held = await other.AcquireLock(TimeSpan.FromSeconds(10), null, Ct);
        await using var app = ItemsApp.Build(place.Url, migrate: o => o.TimeLimit = TimeSpan.FromSeconds(1));
        (await Should.ThrowAsync<MigrationException>(() => app.StartAsync(Ct))).Code.ShouldBeOneOf("P1002", "RFR3030");
    }

    [Fact]
    public async Task Nothing_happens_where_it_is_disabled_until_the_program_asks_for_it()
    {
        await using var place = await Place();
        await using var app = ItemsApp.Build(place.Url, migrate: o => o.IsEnabled = false);
        await app.StartAsync(Ct);
        await Should.ThrowAsync<RefractException>(() => app.Services.GetRequiredService<ItemsDb>().Item.Count(ct: Ct));
        await app.MigrateDatabase<ItemsDb>(Ct);
        (await app.Services.GetRequiredService<ItemsDb>().Item.Count(ct: Ct)).ShouldBe(0);
    }

    [Fact]
    public async Task Without_migrations_or_a_URL_the_error_says_what_to_do()
    {
        await using var place = await Place();
        await using var app = ItemsApp.Build(place.Url, migrate: o => o.Folder = "nowhere");
        (await Should.ThrowAsync<MigrationException>(() => app.StartAsync(Ct))).Message
            .ShouldContain("EmbeddedResource");
        await using var without = ItemsApp.Build("");
        (await Should.ThrowAsync<MigrationException>(() => without.StartAsync(Ct))).Message
            .ShouldContain("ConnectionStrings:Items");
    }

    [Fact]
    public async Task In_development_the_URL_may_be_in_an_env_file()
    {
        await using var place = await Place();
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder[".env"],
            $"REFRACT_TEST_PLACE=\"{place.Url}\"\nDATABASE_URL=${{REFRACT_TEST_PLACE}}\n", Ct);
        await using (var app = ItemsApp.Build(null, environment: "Development", contentRoot: folder.Path))
        {
            await app.StartAsync(Ct);
            (await app.Services.GetRequiredService<ItemsDb>().Item.Count(ct: Ct)).ShouldBe(0);
        }

        await using var production = ItemsApp.Build(null, contentRoot: folder.Path);
        (await Should.ThrowAsync<MigrationException>(() => production.StartAsync(Ct))).Code.ShouldBe("P1012");
    }

    protected abstract IMigrationProvider Provider { get; }

    private static async Task<TPlace> Place()
    {
        var place = new TPlace();
        await place.Prepare();
        return place;
    }

    private TempFolder Folder(string second)
    {
        var folder = new TempFolder();
        foreach (var (name, sql) in new[]
        {
            ("20260101000000_init", "CREATE TABLE \"Item\" (\"id\" INTEGER PRIMARY KEY);"),
            ("20260102000000_bad", second),
        })
        {
            var path = Path.Combine(folder["migrations"], name);
            Directory.CreateDirectory(path);
            File.WriteAllText(Path.Combine(path, "migration.sql"), sql);
        }

        File.WriteAllText(Path.Combine(folder["migrations"], "migration_lock.toml"), $"provider = \"{FolderName}\"\n");
        return folder;
    }

    private static async Task<string[]> History(WebApplication app)
    {
        var rows = await app.Services.GetRequiredService<ItemsDb>().QueryRaw<HistoryRow>($"""
            SELECT "migration_name" AS "name", CASE WHEN "finished_at" IS NULL THEN 'failed' ELSE 'done' END AS "state"
            FROM "_prisma_migrations" ORDER BY "migration_name"
            """, Ct);
        return [.. rows.Select(row => $"{row.Name}:{row.State}")];
    }
}

/// <summary>A row of the history.</summary>
public sealed record HistoryRow(string Name, string State);
